import type { Formatter } from '../../../lib/format.ts';

const units = [
  ['gb', 1e9],
  ['mb', 1e6],
  ['kb', 1e3],
] as const;

/** Bytes as people read them. @param w gives the text of `wizard.size.UNIT` */
export function sizeText(
  bytes: number,
  f: Formatter,
  w: (key: string, values: { n: string }) => string,
): string {
  const [unit, size] = units.find(([, least]) => bytes >= least) ?? units[2];
  // `days` is a number with one decimal below 10.
  return w(`wizard.size.${unit}`, { n: f.days(Math.max(bytes / size, 0.1)) });
}
