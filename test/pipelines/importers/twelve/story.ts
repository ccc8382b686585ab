import { canon, type Row } from './canon.ts';

export const deals: readonly Row[] = canon.deals!;
export const stages: readonly Row[] = canon.stages!;
export const users: readonly Row[] = canon.users!;
export const activities: readonly Row[] = canon.activities!;

/** A number as CRMs give them: D07 → 1007. */
export const numberOf = (id: string): number => 1000 + Number(id.slice(1));

/** Numbers of the people. */
export const userNumber = (user: string): number => 11 + users.findIndex((row) => row.user === user);

/** What the answers call deals and people once a CRM has its numbers and full names. */
export const calledOtherwise: Readonly<Record<string, string>> = Object.fromEntries([
  ...deals.map((deal) => [deal.deal_id!, String(numberOf(deal.deal_id!))]),
  ...users.map((user) => [user.user!, user.name!]),
]);

export const sources: readonly string[] = ['site', 'referral', 'event'];

export type Move = {
  readonly at: string;
  readonly from: string | null;
  readonly to: string;
  readonly by: string;
};

/**
 * How a deal moved, as a CRM would have noted it: its creation first, a row for every change of stage.
 * A deal that was imported with its end (D12) has none.
 */
export function movesOf(deal: Row): Move[] {
  const rows = canon.stage_history!.filter(({ deal_id }) => deal_id === deal.deal_id);
  const first = rows[0];
  if (!first) return [];
  const opening = {
    at: deal.created_at!,
    from: null,
    to: first.from_stage || first.stage!,
    by: first.changed_by!,
  };
  const moves: Move[] = [opening];
  for (const row of rows) {
    const from = moves.at(-1)!.to;
    if (row.stage !== from) moves.push({ at: row.entered_at!, from, to: row.stage!, by: row.changed_by! });
  }
  return moves;
}

export type Change = { readonly at: string; readonly old: string; readonly now: string; readonly by: string };

/** Changes of a field of a deal. */
export function changesOf(deal: Row, field: string): Change[] {
  return canon
    .field_history!.filter((row) => row.deal_id === deal.deal_id && row.field === field)
    .map((row) => ({ at: row.changed_at!, old: row.old_value!, now: row.new_value!, by: row.changed_by! }));
}

/** What a field held at a moment. */
export function valueAt(deal: Row, field: string, at: string): string {
  const changes = changesOf(deal, field);
  const done = changes.filter((change) => change.at <= at);
  return done.at(-1)?.now ?? changes[0]?.old ?? deal[field] ?? '';
}

/** The end of a bare day in Moscow to the second, other times as they are. */
export const instant = (text: string): string => (text.length === 10 ? `${text}T20:59:59Z` : text);

/** A wall clock in Moscow: `2026-03-02T12:00:00`. */
export const moscow = (text: string): string =>
  new Date(Date.parse(instant(text)) + 3 * 3_600_000).toISOString().slice(0, 19);

/** The same with a blank: `2026-03-02 12:00:00`; empty stays empty. */
export const wallClock = (text: string): string => (text ? moscow(text).replace('T', ' ') : '');

/** A time in UTC without a zone: `2026-03-02 09:00:00`. */
export const plain = (text: string): string => instant(text).replace('T', ' ').replace('Z', '');

/** The chance of a deal by its stage, in per cent. */
export const percent = (stage: string): number =>
  Number(stages.find((row) => row.stage === stage)!.probability) * 100;

/** The stage of a deal; of one that was imported with its end, the end. */
export const stageOf = (deal: Row): string => deal.stage || 'Lost';

/** The stages in which a deal is won or lost. */
export const ends: readonly string[] = ['Won', 'Lost', 'Unfit'];

/** The chance of a deal in per cent: its own, else that of its stage. */
export const chance = (deal: Row): number =>
  deal.probability ? Number(deal.probability) * 100 : percent(stageOf(deal));

/** A planned date where a CRM wants one of every deal. */
export const planned = (day: string | undefined): string => day || '2026-12-31';

/** The planned date, which whoever closes a deal sets to the day of it. */
export const closeDate = (deal: Row): string =>
  ends.includes(stageOf(deal)) ? deal.closed_at!.slice(0, 10) : planned(deal.expected_close_date);

/** The planned date of an open deal at a moment. */
export const plannedAt = (deal: Row, at: string): string => planned(valueAt(deal, 'expected_close_date', at));

/** A person by name. */
export const fullName = (user: string): string => users.find((row) => row.user === user)!.name!;

/** The same as Russian exports write it: `02.03.2026 12:00:00`. */
export function dotted(text: string): string {
  if (text === '') return '';
  const [day = '', time] = (text.length === 10 ? text : moscow(text)).split('T');
  return [day.split('-').reverse().join('.'), time].filter(Boolean).join(' ');
}
