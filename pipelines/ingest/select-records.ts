import { kinds } from '../../lib/schema/canonical.ts';
import { isOwnColumn } from '../../lib/schema/own-columns.ts';
import { readingOf } from '../importers/fields.ts';
import type { Table } from '../importers/form.ts';
import { Lookups } from './lookups.ts';
import { identifier } from './sql-text.ts';
import type { CrmFile } from './translate.ts';

/** The view of a file's records. */
export const source = (index: number) => `source_${index}`;

/** Whether the fields of a file's records are trimmed once, for all that reads them: where each is read from one place. */
export const isTrimmed = ({ format, form }: CrmFile): boolean =>
  format === 'json' && !form.within && !form.clean;

function readingFor(file: CrmFile) {
  return readingOf(file.fields, {
    column: (_name, at) => cellOf(file, at),
    record: 'r',
    isTrimmed: isTrimmed(file),
  });
}

function cellOf({ form, format, fields }: CrmFile, at: number): string {
  const { within, clean = (text: string) => text } = form;
  if (format === 'csv') return clean(`f${at}`);
  const own = `v[${at + 1}]`;
  return clean(within ? `coalesce(v[${fields.length + at + 1}], ${own})` : own);
}

/** Fields that no column of the table reads, under their own names. */
function otherColumns(file: CrmFile, table: Table, used: ReadonlySet<string>): string[] {
  if (!table.keepsOthers) return [];
  const taken = new Set(Object.keys(table.columns).map((name) => name.toLowerCase()));
  return file.fields.flatMap((name, at) => {
    // Of headers that repeat, a column of the table reads the first.
    const isRead = used.has(name) && file.fields.indexOf(name) === at;
    if (isRead || name === '' || isOwnColumn(name)) return [];
    let shown = kinds.get(table.kind)?.columns.some((column) => column.name === name.toLowerCase())
      ? `${name} (${file.form.crm})`
      : name;
    while (taken.has(shown.toLowerCase())) shown = `${shown} 2`;
    taken.add(shown.toLowerCase());
    const cell = cellOf(file, at);
    const value = isTrimmed(file) ? cell : `nullif(trim(${cell}), '')`;
    // Objects and lists inside a record are its structure, not a field of the card.
    const plain =
      file.format === 'csv'
        ? value
        : `case when ${value} not like '{%' and ${value} not like '[%' then ${value} end`;
    return [`${plain} as ${identifier(shown)}`];
  });
}

/** The column of a translated table that lists what its row looked up in vain; no kind knows it. */
export const unknownWords = 'unknown words';

/**
 * SQL of a canonical table that a file yields, out of its records in their order; in none with `beside`, further columns of
 * the record, to which the words that are not known are added.
 */
export function selectOf(file: CrmFile, table: Table, index: number, beside = ''): string {
  const used = new Set<string>();
  const reading = readingFor(file);
  const noting = readingOf(file.fields, { column: () => 'x', record: 'r', onUse: (name) => used.add(name) });
  const columns = Object.entries(table.columns).map(([name, field]) => {
    noting.field(field);
    return `(${reading.field(field)})::varchar as ${identifier(name)}`;
  });
  const others = otherColumns(file, table, used);
  const lookups = new Lookups(file.form.crm);
  const selected = lookups.hoist([...columns, ...others].join(', '));
  const where = table.where ? `where ${lookups.hoist(table.where(reading))}` : '';
  const id = table.oncePer ? lookups.hoist(reading.field(table.oncePer)) : '';
  // Records without an id are no lines of one card.
  const perCard = `partition by ${id}, case when ${id} is null then n end`;
  const once = table.oncePer ? `qualify row_number() over (${perCard} order by n) = 1` : '';
  const unknown = beside ? `, ${lookups.unknown()} as ${identifier(unknownWords)}` : '';
  const records = table.each
    ? `(select * from ${source(index)}, unnest(${table.each(reading)}) as unnested(e)) as records`
    : source(index);
  return `select ${selected}${beside}${unknown} from ${records} ${lookups.joins()} ${where} ${once} ${beside ? '' : 'order by n'}`;
}
