import { basename } from 'node:path';
import { type Kind, kinds } from '../../lib/schema/canonical.ts';
import { kindIn } from '../../lib/schema/own-columns.ts';
import type { FileColumn } from './landing.ts';

export type Recognition =
  | { kind: string; columns: FileColumn[] }
  | { kind: null; why: string; nearest: string | null };

const fold = (text: string) => text.trim().toLowerCase();

function judge(kind: Kind, headers: ReadonlySet<string>) {
  const explained = kind.columns.filter((column) => headers.has(column.name)).length;
  const missing = kind.columns
    .filter((column) => column.required && !headers.has(column.name))
    .map((c) => c.name);
  for (const group of kind.anyOf ?? []) {
    if (!group.some((name) => headers.has(name))) missing.push(group.join(' or '));
  }
  return { kind, explained, missing };
}

/** The kind whose name the file's name holds, whole words, in singular or plural; of several the last: products of deals are `deal_products`. */
function kindNamed(fileName: string): Kind | undefined {
  const base = basename(fileName).toLowerCase();
  const found = [...kinds.values()].flatMap((kind) => {
    const words = new RegExp(`(?<![a-z])${kind.name.replace(/s$/, 's?')}(?![a-z])`, 'g');
    return [...base.matchAll(words)].map(({ 0: text, index }) => ({ kind, text, end: index + text.length }));
  });
  return found.sort((a, b) => b.end - a.end || b.text.length - a.text.length)[0]?.kind;
}

/**
 * The kind whose required columns are all there and which explains most columns; the file name breaks a tie.
 * A kind that lacks its id but explains far more (deals without deal_id), or that the file is named after (payments
 * without their dates), is the nearest one, not passed over silently.
 */
export function recogniseKind(fileName: string, headers: readonly string[]): Recognition {
  const names = new Set(headers.map(fold));
  const named = kinds.get(kindIn(headers) ?? '') ?? kindNamed(fileName);
  const judged = [...kinds.values()]
    .map((kind) => judge(kind, names))
    .sort((a, b) => b.explained - a.explained);
  const fitting = judged.filter((one) => one.missing.length === 0);
  const top = fitting.filter((one) => one.explained === fitting[0]?.explained);
  const byName = top.filter((one) => one.kind === named);
  const best = top.length === 1 ? top[0] : byName.length === 1 ? byName[0] : undefined;
  const nearest = judged.find((one) => one.explained > 0 && one.missing.length > 0);
  if (!best) {
    if (top.length > 1) {
      const fit = top.map((one) => one.kind.name).join(' and ');
      return { kind: null, why: `its columns fit ${fit} equally well`, nearest: fit };
    }
    const likely = judged.find((one) => one.explained > 0 && one.kind === named) ?? nearest;
    return { kind: null, why: 'its columns fit no kind of file', nearest: likely ? asNearest(likely) : null };
  }
  const rival = judged.find(
    (one) =>
      one.missing.length > 0 &&
      best.kind !== named &&
      (one.kind === named
        ? 2 * one.explained >= best.explained
        : one.explained > best.explained && (isLoose(best.kind) || one.explained >= 2 * best.explained)),
  );
  if (rival) return { kind: null, why: `it lacks ${rival.missing.join(', ')}`, nearest: asNearest(rival) };
  return { kind: best.kind.name, columns: matchColumns(best.kind, headers, {}) };
}

const asNearest = (one: { kind: Kind; missing: string[] }) =>
  `${one.kind.name} (missing: ${one.missing.join(', ')})`;

/** Kinds that need one word which many tables have: stage, user, product, pipeline. */
const isLoose = (kind: Kind) => kind.columns.filter((c) => c.required).every((c) => !c.name.endsWith('_id'));

/** Each header's canonical column: the mapping's first (`{canonical: header}`), else the same name; once each. */
export function matchColumns(
  kind: Kind,
  headers: readonly string[],
  mapped: Readonly<Record<string, string>>,
): FileColumn[] {
  const byHeader = new Map(Object.entries(mapped).map(([canonical, header]) => [fold(header), canonical]));
  const taken = new Set(byHeader.values());
  const used = new Set<string>();
  return headers.map((raw) => {
    const header = raw.trim();
    const own = kind.columns.find((column) => column.name === fold(header))?.name;
    const canonical = byHeader.get(fold(header)) ?? (own && !taken.has(own) ? own : undefined);
    if (!canonical || used.has(canonical)) return { header, canonical: null };
    used.add(canonical);
    return { header, canonical };
  });
}

/** Required columns that no header fills. */
export function missingColumns(kind: Kind, columns: readonly FileColumn[]): string[] {
  return judge(kind, new Set(columns.flatMap((column) => column.canonical ?? []))).missing;
}
