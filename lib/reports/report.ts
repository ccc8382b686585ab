import type { DuckDBConnection } from '@duckdb/node-api';
import type { z } from 'zod';
import type { Row } from '../run-sql.ts';
import type { Query } from '../schema/query.ts';
import type { Scope } from '../scope.ts';
import type { Warehouse } from '../warehouse.ts';

export type Basis = 'created' | 'entered' | 'exited' | 'closed';

export type Excluded = {
  readonly reason: string;
  readonly unit: 'case' | 'visit' | 'amount';
  readonly n: number;
};

/** What a report gets: the scope's views are made, `run` binds as_of, from, to and what it is given. */
export type ReportContext = {
  readonly connection: DuckDBConnection;
  readonly warehouse: Warehouse;
  readonly query: Query;
  readonly scope: Scope;
  readonly basis: Basis;
  /** from and to as UTC timestamps, to not included; null = without end. */
  readonly window: { readonly from: string | null; readonly to: string | null };
  run(report: string, more?: Bindings): Promise<Row[]>;
  /** Keeps the rows of a report as a temporary table of this connection. */
  runInto(table: string, report: string, more?: Bindings): Promise<void>;
  /** Makes a report a temporary view of this connection, for others to read more than once without keeping it. */
  runAsView(view: string, report: string, more?: Bindings): Promise<void>;
};

export type Bindings = Readonly<Record<string, string | number | boolean | null>>;

/** What a report gives: its own keys, the cases that feed it and those left out. */
export type ReportAnswer = {
  readonly n_cases: number;
  readonly excluded: readonly Excluded[];
  readonly as_of_exact?: boolean;
} & Readonly<Record<string, unknown>>;

/** A report of CONTRACT 3. The zod schema describes its own keys; filters that it does not use are listed as ignored. */
export type Report = {
  readonly name: string;
  readonly entity: 'deal' | 'lead' | 'contract';
  readonly uses: readonly (keyof Query)[];
  readonly bases: readonly Basis[];
  readonly schema: z.ZodType;
  /** Groups by period cut the visits, not the cases. */
  readonly cutsVisits?: true;
  /** The key that `--csv` writes as rows. */
  readonly list: string;
  answer(context: ReportContext): Promise<ReportAnswer>;
};

/** Filters that choose cases and mean the same for every report. */
export const caseFilters = [
  'process',
  'as_of',
  'source',
  'owner',
  'team',
  'segment',
  'product',
  'pipeline',
  'deal',
  'amount_min',
  'amount_max',
  'custom',
  'currency',
] as const satisfies readonly (keyof Query)[];

/** Runs `work` on the scope cut by group_by; null when nothing is grouped. */
export async function grouped<T>({ scope }: ReportContext, work: () => Promise<T>): Promise<T | null> {
  if (scope.groups.length === 0) return null;
  await scope.useGroups(true);
  try {
    return await work();
  } finally {
    await scope.useGroups(false);
  }
}

/** A count from a row; a missing value is 0. */
export function count(row: Row | undefined, column: string): number {
  return Number(row?.[column] ?? 0);
}

/** A number from a row, or null. */
export function number(row: Row | undefined, column: string): number | null {
  const value = row?.[column];
  return value === null || value === undefined ? null : Number(value);
}

/** A text from a row, or null. */
export function text(row: Row | undefined, column: string): string | null {
  const value = row?.[column];
  return value === null || value === undefined ? null : String(value);
}

/** A list of texts from a row. */
export function listOf(value: unknown): string[] {
  const items = (value as { items?: unknown[] } | unknown[] | null) ?? [];
  return (Array.isArray(items) ? items : (items.items ?? [])).map(String);
}

/** The key of a group: one value, or both of a crossing. */
export function keyOf(row: Row, groups: readonly string[]): string | null | (string | null)[] {
  return groups.length > 1 ? [text(row, 'key1'), text(row, 'key2')] : text(row, 'key1');
}

/** Rows by their group key, in the order of first appearance. */
export function byKey(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.key1 ?? null, row.key2 ?? null]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** Reasons that left something out, without the empty ones. */
export function leftOut(...excluded: Excluded[]): Excluded[] {
  return excluded.filter((one) => one.n > 0);
}
