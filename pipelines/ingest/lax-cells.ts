import { firstRecords } from './csv-head.ts';
import type { Delimiter } from './landing.ts';

const unquoted = (cell: string) => cell.trim().replace(/^"|"$/g, '').replaceAll('""', '"');

/**
 * The cells of a line that a strict reader refuses, as far as they can be told apart: with its quotes taken for quotes, or,
 * where that does not give the columns of the header, for text. What is beyond the header is left out.
 */
export function laxCells(line: string, delimiter: Delimiter, width: number): string[] {
  const [cells = []] = firstRecords(line, delimiter, 1);
  const plain = line.split(/\r?\n/)[0]!.split(delimiter).map(unquoted);
  const fits = cells.length === width || plain.length !== width;
  return (fits ? cells : plain).slice(0, width);
}
