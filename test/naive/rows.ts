import type { Process, ProcessState } from '../../lib/process/types.ts';
import { dayEnd, dayStart, localDay } from './time.ts';
import type { DealRow, FieldChange, HistoryRow, When, World } from './world.ts';

/** A deal or a lead, in one shape; a lead's status is said in the words won / lost / neutral. */
export type CaseRow = Omit<DealRow, 'deal_id' | 'status'> & {
  id: string;
  status: 'open' | 'won' | 'lost' | 'neutral' | null;
  /** nurture or junk: which neutral state the status names. */
  neutralWord: string | null;
};

const leadStatuses = {
  open: 'open',
  converted: 'won',
  rejected: 'lost',
  nurture: 'neutral',
  junk: 'neutral',
} as const;

/** An instant column: a bare day is its local midnight. */
export function instantOf(when: When | undefined, world: World): number | null {
  if (when === null || when === undefined) return null;
  return typeof when === 'number' ? when : dayStart(when, world.timezone);
}

/** `closed_at`: a bare day is its last microsecond, but never after the export on the export's own day (D3). */
export function closedAtOf(when: When | undefined, world: World): number | null {
  if (typeof when !== 'string') return when ?? null;
  if (when === localDay(world.importInstant, world.timezone)) return world.importInstant;
  return dayEnd(when, world.timezone);
}

const collapsed = new WeakMap<object, readonly object[]>();

/** Drops rows equal in all cells to an earlier one; remembered per array, since every answer asks again. */
export function withoutDuplicates<Row extends object>(rows: readonly Row[]): readonly Row[] {
  const known = collapsed.get(rows);
  if (known) return known as readonly Row[];
  const seen = new Set<string>();
  const kept = rows.filter((row) => {
    const filled = Object.entries(row).filter(([, value]) => value !== null && value !== undefined);
    const text = JSON.stringify(filled.sort(([a], [b]) => (a < b ? -1 : 1)));
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
  collapsed.set(rows, kept);
  return kept;
}

/** METRICS 1.9: one row per id, the latest `updated_at`, else the last read. */
function standing(rows: readonly CaseRow[], world: World): CaseRow[] {
  const byId = new Map<string, CaseRow>();
  for (const row of rows) {
    const other = byId.get(row.id);
    const moment = (r: CaseRow) => instantOf(r.updated_at, world) ?? Number.NEGATIVE_INFINITY;
    if (!other || moment(row) >= moment(other)) byId.set(row.id, row);
  }
  return [...byId.values()];
}

/** The standing rows of an entity; without any such file the cases are made from the history (METRICS 1.12). */
export function caseRows(world: World, entity: 'deal' | 'lead'): CaseRow[] {
  const rows: CaseRow[] =
    entity === 'deal'
      ? withoutDuplicates(world.deals).map((row) => ({
          ...row,
          id: row.deal_id,
          status: row.status ?? null,
          neutralWord: null,
        }))
      : withoutDuplicates(world.leads ?? []).map(({ lead_id, rejection_reason, ...row }) => ({
          ...row,
          id: lead_id,
          lost_reason: rejection_reason ?? null,
          status: row.status ? leadStatuses[row.status] : null,
          neutralWord: row.status === 'nurture' || row.status === 'junk' ? row.status : null,
        }));
  if (rows.length > 0) return standing(rows, world);
  const ids = new Set(world.history.map((row) => (entity === 'deal' ? row.deal_id : row.lead_id)));
  return [...ids].flatMap((id) => (id ? [{ id, status: null, neutralWord: null }] : []));
}

/** METRICS 1.1: the history rows of one case, sorted, exact duplicates collapsed. A row without seq is after those with. */
export function historyOf(world: World, entity: 'deal' | 'lead', id: string): HistoryRow[] {
  const rows = withoutDuplicates(world.history).filter(
    (row) => (entity === 'deal' ? row.deal_id : row.lead_id) === id,
  );
  const seq = (row: HistoryRow) => row.seq ?? Number.POSITIVE_INFINITY;
  return rows
    .map((row, record) => ({ row, record }))
    .sort((a, b) => {
      if (a.row.entered_at !== b.row.entered_at) return a.row.entered_at - b.row.entered_at;
      if (seq(a.row) !== seq(b.row)) return seq(a.row) - seq(b.row);
      return a.record - b.record;
    })
    .map(({ row }) => row);
}

/** The changes of one field of one case, oldest first. */
export function changesOf(world: World, entity: 'deal' | 'lead', id: string, field: string): FieldChange[] {
  return withoutDuplicates(world.fieldHistory)
    .filter((row) => row.field === field && (entity === 'deal' ? row.deal_id : row.lead_id) === id)
    .map((row, record) => ({ row, record }))
    .sort((a, b) => a.row.changed_at - b.row.changed_at || a.record - b.record)
    .map(({ row }) => row);
}

/** The process that covers a pipeline; null = none of the world's. */
export function processOf(world: World, entity: 'deal' | 'lead', pipeline: string | null): Process | null {
  const same = world.processes.filter((process) => process.entity === entity);
  const named = same.find((process) => pipeline !== null && process.pipelines?.includes(pipeline));
  return named ?? same.find((process) => process.pipelines === null) ?? null;
}

/** The state that a CRM stage means in a process, by exact text; null = unmapped. */
export function stateOf(process: Process, pipeline: string | null, stage: string): ProcessState | null {
  for (const state of process.states) {
    for (const match of state.match) {
      if (match.stage === stage && (match.pipeline === null || match.pipeline === pipeline)) return state;
    }
  }
  return null;
}

/** The case's rows that a column fills, or false when nobody does: then the import does not carry it. */
export function carries(rows: readonly object[], column: string): boolean {
  return rows.some((row) => {
    const cells = row as Record<string, unknown> & { custom?: Record<string, unknown> };
    const value = cells[column] ?? cells.custom?.[column];
    return value !== null && value !== undefined;
  });
}
