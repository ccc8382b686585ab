import { kinds } from '../../lib/schema/canonical.ts';
import { readingOf } from '../importers/fields.ts';
import type { Table } from '../importers/form.ts';
import { Lookups } from './lookups.ts';
import { identifier } from './sql-text.ts';
import type { CrmFile } from './translate.ts';

/** The view of a file's records. */
export const source = (index: number) => `source_${index}`;

function readingFor(file: CrmFile) {
  const { within, clean = (text: string) => text } = file.form;
  return readingOf(file.fields, {
    column: (_name, at) => {
      if (file.format === 'csv') return clean(`f${at}`);
      const own = `v[${at + 1}]`;
      return clean(within ? `coalesce(v[${file.fields.length + at + 1}], ${own})` : own);
    },
    record: 'r',
  });
}

/** Fields that no column of the table reads, under their own names. */
function otherColumns(file: CrmFile, table: Table, used: ReadonlySet<string>): string[] {
  if (!table.keepsOthers) return [];
  const reading = readingFor(file);
  const taken = new Set(Object.keys(table.columns).map((name) => name.toLowerCase()));
  return file.fields.flatMap((name) => {
    if (used.has(name) || name === '') return [];
    let shown = kinds.get(table.kind)?.columns.some((column) => column.name === name.toLowerCase())
      ? `${name} (${file.form.crm})`
      : name;
    while (taken.has(shown.toLowerCase())) shown = `${shown} 2`;
    taken.add(shown.toLowerCase());
    const value = reading.get(name);
    // Objects and lists inside a record are its structure, not a field of the card.
    const plain =
      file.format === 'csv'
        ? value
        : `case when ${value} not like '{%' and ${value} not like '[%' then ${value} end`;
    return [`${plain} as ${identifier(shown)}`];
  });
}

/** SQL of a canonical table that a file yields, out of its records. */
export function selectOf(file: CrmFile, table: Table, index: number): string {
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
  const once = table.oncePer
    ? `qualify row_number() over (partition by ${lookups.hoist(reading.field(table.oncePer))} order by n) = 1`
    : '';
  const records = table.each
    ? `(select * from ${source(index)}, unnest(${table.each(reading)}) as unnested(e)) as records`
    : source(index);
  return `select ${selected} from ${records} ${lookups.joins()} ${where} ${once} order by n`;
}
