import type { ChartColor, IHorizontalBarChart, ILineChart } from '@microsoft/teams.cards';
import { text } from './text.ts';

export type Line = { legend: string; values: readonly number[]; color?: ChartColor };
type Axes = { title: string; x: string; y: string; from: number };

/** A line for each series, counted from `from`. `instead`: the same in words, for clients that draw no charts. */
export const lineChart = (
  { title, x, y, from }: Axes,
  lines: readonly Line[],
  instead: string,
): ILineChart => ({
  ...{ type: 'Chart.Line', title, xAxisTitle: x, yAxisTitle: y },
  data: lines.map(({ legend, values, color }) => ({
    legend,
    values: values.map((value, i) => ({ x: i + from, y: value })),
    ...(color && { color }),
  })),
  fallback: text(instead),
});

export const barChart = (
  title: string,
  bars: readonly { name: string; value: number }[],
  instead: string,
): IHorizontalBarChart => ({
  ...{ type: 'Chart.HorizontalBar', title, displayMode: 'AbsoluteNoAxis' },
  data: bars.map(({ name, value }) => ({ x: name, y: value, color: 'categoricalTeal' as const })),
  fallback: text(instead),
});
