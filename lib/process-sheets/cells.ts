import { parseDocument, stringify } from 'yaml';
import type { Cell, Row } from './columns.ts';

/** A list that is there and empty: `match: []` is not the same as no `match`. */
const none = '–';

/** `{ field: amount }` as one line, for what a cell holds as it stands in a definition. */
export const flow = (value: unknown): string =>
  stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false }).trim();

/** What a line of YAML says; a text that is no YAML stays itself, so that the definition's own check names it. */
export function fromFlow(text: string): unknown {
  const document = parseDocument(text, { prettyErrors: false });
  return document.errors.length > 0 ? text : document.toJS();
}

/** A list in one cell: names by commas. */
export const listed = (list: readonly string[] | undefined): string | undefined =>
  list === undefined ? undefined : list.length === 0 ? none : list.join(', ');

const isNone = (text: string) => /^[–—-]$/.test(text.trim());

const split = (text: string, by: RegExp) =>
  text
    .split(by)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** The names in a cell; nothing for an empty one, no names for a dash. */
export function namesIn(cell: Cell | undefined): string[] | undefined {
  if (cell === undefined) return undefined;
  return isNone(String(cell)) ? [] : split(String(cell), /[,;\n]/);
}

type Match = string | { readonly pipeline: string; readonly stage: string };

const arrow = ' ⇒ ';

/** What a CRM calls a stage: one text a line, a stage of one pipeline as `Pipeline ⇒ Stage`. */
export const matchCell = (match: readonly Match[] | undefined): string | undefined =>
  match === undefined
    ? undefined
    : match.length === 0
      ? none
      : match
          .map((one) => (typeof one === 'string' ? one : `${one.pipeline}${arrow}${one.stage}`))
          .join('\n');

export function matchIn(cell: Cell | undefined): Match[] | undefined {
  if (cell === undefined) return undefined;
  if (isNone(String(cell))) return [];
  return split(String(cell), /\n/).map((line) => {
    const [pipeline, stage] = line.split(arrow);
    return pipeline !== undefined && stage !== undefined ? { pipeline, stage } : line;
  });
}

/** A number, also one written with a comma; other text stays, to be named by the definition's own check. */
export function numberIn(cell: Cell | undefined): unknown {
  if (typeof cell !== 'string') return cell;
  return /^-?\d+([.,]\d+)?$/.test(cell.trim()) ? Number(cell.trim().replace(',', '.')) : cell;
}

const yes = new Set(['yes', 'true', 'да', '1', '+']);
const no = new Set(['no', 'false', 'нет', '0']);

/** Yes or no in either language; other text stays, to be named by the definition's own check. */
export function flagIn(cell: Cell | undefined): unknown {
  if (cell === undefined || typeof cell === 'boolean') return cell;
  const text = String(cell).trim().toLowerCase();
  return yes.has(text) ? true : no.has(text) ? false : cell;
}

export const textIn = (cell: Cell | undefined): string | undefined =>
  cell === undefined ? undefined : String(cell);

/** A row without the cells that are empty. */
export function row(cells: Readonly<Record<string, Cell | null | undefined>>): Row {
  return Object.fromEntries(
    Object.entries(cells).filter(
      (cell): cell is [string, Cell] => cell[1] !== undefined && cell[1] !== null && cell[1] !== '',
    ),
  );
}

/** An object without the keys that nothing is written for. */
export function filled(keys: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined));
}
