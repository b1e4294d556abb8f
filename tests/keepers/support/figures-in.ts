/** The value of one series in a scrape, written as it stands there; labels in any order. NaN where it is not there. */
export function figureIn(text: string, series: string): number {
  const wanted = parts(series);
  const line = text
    .split('\n')
    .find((one) => !one.startsWith('#') && parts(one.slice(0, one.lastIndexOf(' '))) === wanted);
  return line === undefined ? Number.NaN : Number(line.slice(line.lastIndexOf(' ') + 1));
}

function parts(series: string): string {
  const [, name = '', labels = ''] = /^([\w:]+)(?:\{(.*)\})?$/.exec(series) ?? [];
  return [name, ...labels.split(',').filter(Boolean).toSorted()].join();
}
