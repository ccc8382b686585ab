import { type Kind, kinds } from '../../../lib/schema/canonical.ts';
import type { SeenTable } from '../../../lib/schema/seen-table.ts';
import type { TableChoice } from './types.ts';

/** So few likely columns are no suggestion. */
const fewest = 3;

/** Columns that are not read as any of ours, and that their headers suggest to be one which no other header is. */
function unreadColumns({ kind, columns, suggested }: SeenTable): (readonly [string, string])[] {
  const taken = new Set(columns.map(({ canonical }) => canonical));
  return columns.flatMap(({ name, canonical }) => {
    const alike = kind === null || canonical !== null ? undefined : suggested[kind]?.[name];
    return alike === undefined || taken.has(alike) ? [] : [[name, alike] as const];
  });
}

/** Whether a table is read, but not all of it that could be. */
export const isHalfRead = (seen: SeenTable): boolean => unreadColumns(seen).length > 0;

/** What a form about a table begins with: what it is read as, and what its other headers suggest. */
export function firstChoice(seen: SeenTable): TableChoice {
  const { kind, likely, columns, suggested } = seen;
  if (kind !== null) {
    const read = columns.flatMap(({ name, canonical }) =>
      canonical === null ? [] : [[name, canonical] as const],
    );
    return { kind, columns: Object.fromEntries([...unreadColumns(seen), ...read]) };
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

/** Of several choices those that lack nothing. */
export const wholeChoices = (choices: Readonly<Record<string, TableChoice>>): Record<string, TableChoice> =>
  Object.fromEntries(
    Object.entries(choices).filter(([, one]) => one.kind !== '' && lackedColumns(one).length === 0),
  );
