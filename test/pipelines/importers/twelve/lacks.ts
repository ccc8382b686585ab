import { type Canon, canon, type Row } from './canon.ts';
import { late } from './creatio.ts';
import { deals, movesOf } from './story.ts';

/** A fact that a form does not carry, as the canonical files would lack it. */
export type Lack = { readonly fact: string; readonly without: (tables: Canon) => Canon };

const editing =
  (kind: string, edit: (row: Row) => Row) =>
  (tables: Canon): Canon =>
    tables[kind] ? { ...tables, [kind]: tables[kind].map(edit) } : tables;

const blank = (kind: string, ...columns: string[]) =>
  editing(kind, (row) => ({ ...row, ...Object.fromEntries(columns.map((column) => [column, ''])) }));

const without =
  (...kinds: string[]) =>
  (tables: Canon): Canon =>
    Object.fromEntries(Object.entries(tables).filter(([kind]) => !kinds.includes(kind)));

const isLoss = (stage: string | undefined) => stage === 'Lost' || stage === 'Unfit';

const closedAt = (edit: (text: string) => string) =>
  editing('deals', (row) => ({ ...row, closed_at: edit(row.closed_at!) }));

export const lacks = {
  list: {
    fact: 'all but the cards: histories, activities, people, the order of stages',
    without: without('stage_history', 'field_history', 'activities', 'users', 'stages'),
  },
  cardsAndMoves: {
    fact: 'all but the cards and their moves: earlier values, activities, people, the order of stages',
    without: without('field_history', 'activities', 'users', 'stages'),
  },
  lateStages: {
    fact: 'the second of entering a stage: it is noted up to twelve seconds late',
    without: (tables) => ({
      ...tables,
      stage_history: deals.flatMap((deal) =>
        movesOf(deal).map(({ at, from, to, by }) => ({
          deal_id: deal.deal_id!,
          pipeline: deal.pipeline!,
          stage: to,
          entered_at: late(at, to),
          from_stage: from ?? '',
          changed_by: by,
        })),
      ),
    }),
  },
  statuses: {
    fact: 'a status beside the stage',
    without: editing('deals', (row) => ({ ...row, status: '', stage: row.stage || 'Lost' })),
  },
  addedEnds: {
    fact: 'that a stage added by the user is an end, and when it was reached',
    without: editing('deals', (row) => (row.stage === 'Unfit' ? { ...row, status: '', closed_at: '' } : row)),
  },
  closings: { fact: 'times of closing', without: closedAt(() => '') },
  neutral: {
    fact: 'an end that is neither won nor lost: the status says open',
    without: editing('deals', (row) => ({ ...row, status: row.status || 'open' })),
  },
  minutes: {
    fact: 'seconds',
    without: closedAt((text) => (text.length === 10 ? `${text}T20:59:00Z` : text)),
  },
  closingHours: {
    fact: 'the time of the day of closing',
    without: closedAt((text) => text.slice(0, 10)),
  },
  hours: {
    fact: 'times of the day, changes of cards, the day of an end that is neither won nor lost',
    without: editing('deals', (row) => ({
      ...row,
      created_at: row.created_at!.slice(0, 10),
      closed_at: row.status ? row.closed_at!.slice(0, 10) : '',
      updated_at: '',
    })),
  },
  teams: { fact: 'teams of people', without: blank('users', 'team', 'manager') },
  seconds: {
    fact: 'a day without a time',
    without: closedAt((text) => (text.length === 10 ? `${text}T20:59:59Z` : text)),
  },
  undoneLoss: {
    fact: 'a loss that was undone',
    without: (tables) => ({
      ...tables,
      stage_history: tables
        .stage_history!.filter(({ deal_id, stage }) => deal_id !== 'D09' || stage !== 'Lost')
        .map((row) => (row.from_stage === 'Lost' ? { ...row, from_stage: 'Meeting' } : row)),
    }),
  },
  noAmount: {
    fact: 'an amount that is not known: it is nought',
    without: editing('deals', (row) => ({ ...row, amount: row.amount || '0' })),
  },
  movers: { fact: 'who moved a deal', without: blank('stage_history', 'changed_by') },
  sources: { fact: 'sources and chances of deals', without: blank('deals', 'source', 'probability') },
  lossReasons: { fact: 'reasons of losses', without: blank('deals', 'lost_reason') },
  noReason: {
    fact: 'a loss without a reason: it is called Canceled',
    without: editing('deals', (row) => ({
      ...row,
      lost_reason: row.lost_reason || (row.status === 'lost' ? 'Canceled' : ''),
    })),
  },
  fieldHistory: { fact: 'earlier values of fields', without: without('field_history') },
  currency: { fact: 'currencies of deals', without: blank('deals', 'currency') },
  closeDates: {
    fact: 'earlier expected close dates',
    without: (tables) => ({
      ...tables,
      field_history: tables.field_history!.filter(({ field }) => field !== 'expected_close_date'),
    }),
  },
  closeDate: {
    fact: 'expected close dates',
    without: (tables) => ({
      ...tables,
      deals: tables.deals!.map(({ expected_close_date: _, ...row }) => row),
      ...(tables.field_history && {
        field_history: tables.field_history.filter(({ field }) => field !== 'expected_close_date'),
      }),
    }),
  },
  pipelines: {
    fact: 'pipelines',
    without: (tables) =>
      blank('stages', 'pipeline')(blank('stage_history', 'pipeline')(blank('deals', 'pipeline')(tables))),
  },
  unfit: {
    fact: 'a second lost stage',
    without: (tables) => {
      const lost = (row: Row) => (isLoss(row.stage) ? { ...row, stage: 'Lost' } : row);
      return editing('deals', lost)(editing('stage_history', lost)(tables));
    },
  },
} satisfies Record<string, Lack>;

/** The canonical files without these facts. */
export const canonWithout = (missing: readonly Lack[]): Canon =>
  missing.reduce((tables, lack) => lack.without(tables), canon);
