import { type Canon, canon, type Row } from './canon.ts';

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
  statuses: {
    fact: 'a status beside the stage',
    without: editing('deals', (row) => ({ ...row, status: '', stage: row.stage || 'Lost' })),
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
  lossReasons: { fact: 'reasons of losses', without: blank('deals', 'lost_reason') },
  fieldHistory: { fact: 'earlier values of fields', without: without('field_history') },
  owners: {
    fact: 'earlier owners',
    without: (tables) => ({
      ...tables,
      field_history: tables.field_history!.filter(({ field }) => field !== 'owner'),
    }),
  },
  currency: { fact: 'currencies of deals', without: blank('deals', 'currency') },
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
