import type { Problem } from './problem.ts';
import type { Path, SourceFile } from './read-yaml.ts';
import type { CheckedFiles } from './which-lists.ts';

type Dates = { 'checked-on': string; 'review-by': string };

/** A review that is due before the check was made is a slip of the pen, and the wrong one of the two may be believed. */
export function checkDates(files: CheckedFiles): Problem[] {
  const codes = files['codes.yaml'];
  const services = files['services.yaml'];
  return [
    ...(codes ? tooSoon(codes.source, [], codes.value) : []),
    ...(services?.value.services.flatMap((service, i) =>
      tooSoon(services.source, ['services', i], service),
    ) ?? []),
  ];
}

function tooSoon({ file, lineOf }: SourceFile, path: Path, dates: Dates): Problem[] {
  if (dates['review-by'] > dates['checked-on']) return [];
  const message = `"review-by" (${dates['review-by']}) must be after "checked-on" (${dates['checked-on']})`;
  return [{ file, line: lineOf([...path, 'review-by']), message }];
}
