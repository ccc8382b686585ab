import { type Kind, kinds } from '../../lib/schema/canonical.ts';
import { foldName, isBareId, likeness } from '../../lib/schema/column-names.ts';
import { isOwnColumn } from '../../lib/schema/own-columns.ts';
import type { SeenTable, Suggestion } from '../../lib/schema/seen-table.ts';
import type { FileColumn } from './landing.ts';
import { missingColumns } from './recognise.ts';

const longest = 80;
/** A table with more columns is described in a mapping file. */
const mostColumns = 500;

/** The canonical column of each header as far as their names tell, the likeliest pairs first; once each. */
export function suggestColumns(kind: Kind, headers: readonly string[]): Suggestion {
  const id = kind.columns.find(({ name, required }) => required && name.endsWith('_id'))?.name;
  const pairs = headers.flatMap((header, place) => {
    const text = foldName(header);
    return kind.columns
      .map(({ name }) => ({
        header: header.trim(),
        name,
        place,
        likeness: name === id && isBareId(header) ? 2 : likeness(text, name),
      }))
      .filter((pair) => pair.likeness > 0);
  });
  const found: Record<string, string> = {};
  const taken = new Set<string>();
  for (const { header, name } of pairs.sort((a, b) => b.likeness - a.likeness || a.place - b.place)) {
    if (found[header] !== undefined || taken.has(name)) continue;
    found[header] = name;
    taken.add(name);
  }
  return found;
}

const asColumns = (suggestion: Suggestion): FileColumn[] =>
  Object.entries(suggestion).map(([header, canonical]) => ({ header, canonical }));

/** The kind that the names speak for: whole ones before those that lack a column, then the most columns. */
function likeliest(suggested: ReadonlyMap<string, Suggestion>): string | null {
  const judged = [...suggested].map(([name, suggestion]) => ({
    name,
    lacks: missingColumns(kinds.get(name)!, asColumns(suggestion)).length,
    n: Object.keys(suggestion).length,
  }));
  // One column of a small kind is no sign: users need one name only, deals are told by many.
  judged.sort((a, b) => b.n - 2 * b.lacks - (a.n - 2 * a.lacks));
  return judged[0]?.name ?? null;
}

/**
 * What a person needs to say which column is which; nothing for what has no columns, or far too many. `rows` are the
 * first records, a value for each header; `nearest` begins with the kind that recognition came closest to.
 */
export function seenTable(
  file: string,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  read: { readonly kind: string; readonly columns: readonly FileColumn[] } | null,
  nearest?: string | null,
): SeenTable | undefined {
  if (headers.length === 0 || headers.length > mostColumns) return undefined;
  const suggested = new Map<string, Suggestion>();
  for (const kind of kinds.values()) {
    const suggestion = suggestColumns(
      kind,
      headers.filter((header) => !isOwnColumn(header)),
    );
    if (Object.keys(suggestion).length > 0) suggested.set(kind.name, suggestion);
  }
  const near = nearest?.split(' ', 1)[0];
  const canonicalOf = new Map(read?.columns.map(({ header, canonical }) => [header, canonical]));
  return {
    file,
    kind: read?.kind ?? null,
    likely: read?.kind ?? [...suggested.keys()].find((kind) => kind === near) ?? likeliest(suggested),
    columns: headers
      .map((header, place) => ({
        name: header.trim(),
        canonical: canonicalOf.get(header.trim()) ?? null,
        samples: [...new Set(rows.map((row) => (row[place] ?? '').trim().slice(0, longest)))].filter(Boolean),
      }))
      .filter(({ name }) => !isOwnColumn(name)),
    suggested: Object.fromEntries(suggested),
  };
}
