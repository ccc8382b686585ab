import { type Column, kinds } from '../../lib/schema/canonical.ts';
import { isOwnColumn, ownColumns } from '../../lib/schema/own-columns.ts';
import type { Table } from '../importers/form.ts';
import { isRefused } from './file-statements.ts';
import { isSurelyInstant } from './instants-sql.ts';
import { bareNumberSql } from './numbers-sql.ts';
import { selectOf } from './select-records.ts';
import { identifier } from './sql-text.ts';
import type { CrmFile } from './translate.ts';

/** SQL: a text that converts whatever is decided of its column; null where it may not. */
function anyReading({ name, type }: Column): string {
  const text = identifier(name);
  switch (type) {
    case 'instant':
    case 'instant_end':
    case 'date':
      return `case when ${isSurelyInstant(text)} then ${text} end`;
    case 'amount':
    case 'number':
      return bareNumberSql(text);
    default:
      return text;
  }
}

/**
 * The table of `selectOf` with the number of each record in its file, the header of a table being the first, and the
 * record's own cells where it may not be kept: they are what is given back to be corrected.
 */
export function tableOf(file: CrmFile, table: Table, index: number): string {
  const given =
    file.format === 'csv' ? file.fields.flatMap((name, at) => (isOwnColumn(name) ? [] : [`f${at}`])) : ['r'];
  const kept = given.map((_, at) => identifier(`${ownColumns.record}${at}`));
  const beside = [
    `n + ${file.format === 'csv' ? 1 : 0} as ${identifier(ownColumns.line)}`,
    ...given.map((sql, at) => `${sql} as ${kept[at]}`),
  ];
  const kind = kinds.get(table.kind)!;
  const names = new Set(Object.keys(table.columns));
  const column = (name: string) => kind.columns.find((one) => one.name === name);
  const reading = (name: string) => (names.has(name) ? `(${anyReading(column(name)!)})` : 'null');
  return `select * exclude (${kept.join(', ')}),
    case when ${isRefused(kind, reading)} then to_json([${kept.map((one) => `${one}::varchar`).join(', ')}])::varchar end
      as ${identifier(ownColumns.cells)}
    from (${selectOf(file, table, index, `, ${beside.join(', ')}`)}) order by ${identifier(ownColumns.line)}`;
}
