import { type Kind, kinds } from '../../../lib/schema/canonical.ts';
import type { SeenTable } from '../../../lib/schema/seen-table.ts';
import type { TableChoice } from './types.ts';

/** So few likely columns are no suggestion. */
const fewest = 3;

/** What a form about a table begins with: what it is read as, else what its headers suggest. */
export function firstChoice({ kind, likely, columns, suggested }: SeenTable): TableChoice {
  if (kind !== null) {
    const read = columns.flatMap(({ name, canonical }) => (canonical === null ? [] : [[name, canonical]]));
    return { kind, columns: Object.fromEntries(read) };
  }
  const alike = likely === null ? {} : (suggested[likely] ?? {});
  return likely !== null && Object.keys(alike).length >= fewest
    ? { kind: likely, columns: alike }
    : { kind: '', columns: {} };
}

/** The choice with one header named; a column that another header had goes over to it. */
export function withColumn(choice: TableChoice, header: string, canonical: string): TableChoice {
  const rest = Object.entries(choice.columns).filter(
    ([name, column]) => name !== header && column !== canonical,
  );
  return {
    ...choice,
    columns: Object.fromEntries(canonical === '' ? rest : [...rest, [header, canonical]]),
  };
}

/** Columns that must be named yet; of an inner list one is enough. */
export function lackedColumns(choice: TableChoice): (readonly string[])[] {
  const kind: Kind | undefined = kinds.get(choice.kind);
  if (!kind) return [];
  const named = new Set(Object.values(choice.columns));
  const groups = [
    ...kind.columns.filter(({ required }) => required).map(({ name }) => [name]),
    ...(kind.anyOf ?? []),
  ];
  return groups.filter((group) => !group.some((name) => named.has(name)));
}
