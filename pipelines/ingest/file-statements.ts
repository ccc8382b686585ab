import type { Kind } from '../../lib/schema/canonical.ts';
import { type Cell, cellsOf, customNames, kindOf } from './cells.ts';
import type { FilePlan } from './column-plan.ts';
import { type Clip, carefulSql, fastSql, readingSql } from './convert-sql.ts';
import { givenCellsSql, givenLineSql } from './given-rows.ts';
import type { LandedFile } from './landing.ts';
import { currencySql } from './numbers-sql.ts';
import { readSql, trimmed } from './read-sql.ts';
import { identifier, literal } from './sql-text.ts';

/** A file of an import as the statements need it. */
export type FileToLoad = {
  importNo: number;
  dir: string;
  file: LandedFile;
  clip: Clip;
  /** The columns that make two rows of this kind equal, over all files of the import. */
  hashNames: readonly string[];
};

/** The record number of the first row: the header of a CSV is record 1. */
export const firstRecord = (file: LandedFile): number => (file.format === 'csv' ? 2 : 1);

/** Canonical columns by name, then unknown ones as `custom.NAME`; null for what is no data. */
export function columnKeys(file: LandedFile): (string | null)[] {
  const cells = cellsOf(file);
  const names = customNames(cells);
  return cells.map((cell) => cell.column?.name ?? (names.has(cell) ? `custom.${names.get(cell)}` : null));
}

/** Writes all rows of a file into its table; `rejects` is the stem of the tables for refused records. */
export function insertSql(target: FileToLoad, plan: FilePlan, rejects: string): string {
  const { file, importNo, dir } = target;
  const cells = cellsOf(file);
  const typed = cells.filter((cell) => cell.column);
  const relation = withReadings(readSql(file, dir, cells, { trim: plan.trim, rejects }), cells, plan);
  const values = typed.map((cell) => [cell.column!.name, valueSql(cell, plan, target.clip)] as const);
  const columns = new Map([...values, ...currencyOf(file, plan, new Map(values))]);
  const hash = hashSql(file, cells, target.hashNames);
  return `insert into raw.${identifier(file.kind)}
    (${[...[...columns.keys()].map(identifier), 'custom', 'import_no', 'file_no', 'row_hash', 'is_duplicate'].join(', ')})
    select ${[...columns.values(), customSql(cells, plan), importNo, file.no, hash, 'false'].join(', ')} from ${relation}`;
}

/**
 * The amounts of a file whose currency may stand beside the number (`$ 12,000`): its kind has a column of currencies, and
 * not all its amounts are bare numbers. Else null.
 */
export function signedAmounts(file: LandedFile, plan: FilePlan): Cell | null {
  if (!kindOf(file).columns.some(({ name }) => name === 'currency')) return null;
  const amounts = cellsOf(file).find((cell) => cell.column?.name === 'amount');
  return amounts && !planOf(plan, amounts).fast ? amounts : null;
}

/** The column of currencies where amounts may tell them: the file's own goes first, row by row. */
function currencyOf(
  file: LandedFile,
  plan: FilePlan,
  values: ReadonlyMap<string, string>,
): [string, string][] {
  const amounts = signedAmounts(file, plan);
  if (!amounts) return [];
  return [['currency', `coalesce(${values.get('currency') ?? 'null'}, ${currencySql(amounts.text)})`]];
}

const planOf = (plan: FilePlan, cell: Cell) => plan.columns.get(cell.sql) ?? { fast: false, format: {} };

/** SQL: an id, null where a line of totals has its word there, a number after it or none. */
export const idSql = (text: string): string =>
  `case when left(${text}, 1) in ('T', 't', 'G', 'g', 'И', 'и', 'В', 'в')
    and regexp_matches(${text}, '^(?i:grand total|total|итого|всего)[\\s:.,\\d]*$') then null else ${text} end`;

/** True where a row cannot be kept: what is required is empty, or it is a line of totals. */
export const isRefused = (kind: Kind, value: (name: string) => string): string =>
  lacksRequired(kind, (name) => (name.endsWith('_id') ? idSql(value(name)) : value(name)));

/** A cell of a relation from `withReadings` as its canonical type. */
export function valueSql(cell: Cell, plan: FilePlan, clip: Clip): string {
  const { fast, format } = planOf(plan, cell);
  return fast
    ? fastSql(cell.text, cell.column!, format, clip)
    : carefulSql(cell.text, `p${cell.sql}`, cell.column!, format, clip);
}

/** The relation with the first step of each careful conversion beside the cells. */
export function withReadings(relation: string, cells: readonly Cell[], plan: FilePlan): string {
  const readings = cells.flatMap((cell) => {
    const { fast, format } = planOf(plan, cell);
    const reading = cell.column && !fast ? readingSql(cell.text, cell.column, format) : null;
    return reading ? [`${reading} as p${cell.sql}`] : [];
  });
  return readings.length > 0 ? `(select *, ${readings.join(', ')} from ${relation})` : relation;
}

function customSql(cells: readonly Cell[], plan: FilePlan): string {
  const names = customNames(cells);
  if (names.size === 0) return 'null';
  const value = (cell: Cell) => (plan.trim ? cell.sql : trimmed(cell.sql));
  return `json_object(${[...names].map(([cell, name]) => `${literal(name)}, ${value(cell)}`).join(', ')})`;
}

function hashSql(file: LandedFile, cells: readonly Cell[], hashNames: readonly string[]): string {
  const keys = columnKeys(file);
  const at = (name: string) => cells[keys.indexOf(name)]?.sql ?? 'null::varchar';
  return `hash(${hashNames.map(at).join(', ')})`;
}

/** True where a row cannot be kept; over the columns of the raw table or of any relation with the same names. */
export function lacksRequired(kind: Kind, value: (name: string) => string): string {
  const alone = kind.columns
    .filter((column) => column.required)
    .map((column) => `${value(column.name)} is null`);
  const groups = (kind.anyOf ?? []).map(
    (group) => `(${group.map((name) => `${value(name)} is null`).join(' and ')})`,
  );
  return `(${[...alone, ...groups].join(' or ')})`;
}

/**
 * Every cell that did not convert and every required one that is empty:
 * (record, rejected, line, given, column_name, value, reason, required), in the order of the file; `line` is the record's
 * number in the file as it came, `given` its cells there, of refused records only.
 */
export function problemsSql(target: FileToLoad, plan: FilePlan): string {
  const { file, dir, clip } = target;
  const kind = kindOf(file);
  const cells = cellsOf(file);
  const raw = readSql(file, dir, cells, { trim: false });
  const given = `${givenCellsSql(cells)} as given, ${givenLineSql(file, cells, 'record')} as line`;
  const numbered = `(select *, ${given} from (select *, row_number() over () + ${firstRecord(file) - 1} as record from ${raw}))`;
  const trimmedCells = cells.map((cell) => `${trimmed(cell.sql)} as ${cell.sql}`).join(', ');
  const clean = plan.trim ? `(select record, given, line, ${trimmedCells} from ${numbered})` : numbered;
  const typed = cells.filter((cell) => cell.column);
  const values = typed.map((cell) => {
    const value = valueSql(cell, plan, clip);
    const isKey = cell.column!.required || kind.anyOf?.flat().includes(cell.column!.name);
    return `${isKey && cell.column!.name.endsWith('_id') ? idSql(value) : value} as v${cell.sql}`;
  });
  const valued = `(select *, ${values.join(', ')} from ${withReadings(clean, cells, plan)})`;
  const problem = (column: string, value: string, reason: string, required: boolean) =>
    `{'column_name': ${literal(column)}, 'value': ${value}, 'reason': ${reason}, 'required': ${required}}`;
  const ofCells = typed.map((cell) => {
    const { name, required } = cell.column!;
    const reason = required
      ? `case when ${cell.text} is null then 'required_empty' else 'bad_value' end`
      : `'bad_value'`;
    const test = required ? `v${cell.sql} is null` : `${cell.text} is not null and v${cell.sql} is null`;
    return `case when ${test} then ${problem(name, cell.sql, reason, required ?? false)} end`;
  });
  const at = (name: string) => {
    const cell = typed.find((one) => one.column!.name === name);
    return cell ? `v${cell.sql}` : 'null';
  };
  const ofGroups = (kind.anyOf ?? []).map((group) => {
    const test = group.map((name) => `${at(name)} is null`).join(' and ');
    return `case when ${test} then ${problem(group.join('|'), 'null::varchar', `'required_empty'`, true)} end`;
  });
  const refused = lacksRequired(kind, at);
  return `select record, ${refused} as rejected, line, case when ${refused} then given end as given, unnest(problems, recursive := true)
    from (select *, list_filter([${[...ofCells, ...ofGroups].join(', ')}], lambda p: p is not null) as problems from ${valued})
    where len(problems) > 0`;
}
