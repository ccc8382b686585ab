import type { Process } from '../../lib/process/types.ts';
import { type Chance, chanceOf } from './random.ts';
import { randomFields } from './random-fields.ts';
import { pipelinesOf, randomHistory, type Step, textOf } from './random-history.ts';
import { asLeads } from './random-leads.ts';
import { randomProcess } from './random-process.ts';
import { isoInstant, localDay, microsPerDay } from './time.ts';
import type { DealRow, HistoryRow, When, World } from './world.ts';

export type WorldOptions = {
  /** Default: 1–40 by chance. */
  deals?: number;
  /** Default: two processes in a third of the worlds. */
  processes?: 1 | 2;
  /** Default: leads in a tenth of the worlds (then one process). */
  entity?: 'deal' | 'lead';
};

const statusOfKind = {
  active: 'open',
  won: 'won',
  lost: 'lost',
  disqualified: 'lost',
  neutral: 'lost',
} as const;

function ownStep(chance: Chance, last: Step, processes: readonly Process[], single: string | null): Step {
  const dice = chance.next();
  if (dice < 0.65) return last;
  if (dice < 0.7) return { ...last, text: 'Unknown', state: null };
  const process = chance.yes(0.7) ? last.process : chance.pick(processes);
  const pipeline = process === last.process ? last.pipeline : chance.pick(pipelinesOf(process, single));
  const state = chance.pick(process.states);
  const text = textOf(chance, state, pipeline);
  return { process, pipeline, text, state: state.match.length > 0 ? state : null };
}

function ownStatus(chance: Chance, own: Step): DealRow['status'] {
  const dice = chance.next();
  if (dice < 0.15) return null;
  if (dice < 0.3) return chance.pick(['open', 'won', 'lost'] as const);
  return own.state ? statusOfKind[own.state.kind] : 'open';
}

/** Late in the deal's life, by instant or as a bare day. */
function closing(chance: Chance, lastAt: number, world: Pick<World, 'timezone' | 'importInstant'>): When {
  const dice = chance.next();
  if (dice < 0.3) return null;
  const shift = chance.pick([0, 0, -2, 1, 5]) * microsPerDay;
  const at = Math.min(lastAt + shift, world.importInstant);
  if (dice < 0.35) return localDay(world.importInstant, world.timezone);
  return dice < 0.65 ? localDay(at, world.timezone) : at;
}

/** Marks of one deal's rows: where the first came from, the order of ties, a duplicate, an event of tomorrow. */
function dressed(
  chance: Chance,
  rows: HistoryRow[],
  seq: 'all' | 'none' | 'some',
  process: Process,
  processes: readonly Process[],
): HistoryRow[] {
  const result = rows.map((row, index) => ({
    ...row,
    seq: seq === 'all' || (seq === 'some' && chance.yes(0.5)) ? index + 1 : null,
  }));
  if (chance.yes(0.3)) {
    const state = chance.pick(process.states);
    const elsewhere = chance.pick(processes);
    const from_pipeline = chance.yes(0.2) ? (elsewhere.pipelines?.[0] ?? null) : null;
    result[0] = {
      ...result[0]!,
      from_stage: textOf(chance, state, result[0]!.pipeline ?? null),
      from_pipeline,
    };
  }
  if (chance.yes(0.15)) result.push({ ...chance.pick(result) });
  return result;
}

/** A small and nasty world; the same seed and options give the same world. */
export function randomWorld(seed: number, options: WorldOptions = {}): World {
  const chance = chanceOf(seed);
  const timezone = chance.pick(['UTC', 'Europe/Moscow', 'America/New_York', 'Asia/Kolkata']);
  const importInstant = Date.UTC(2026, chance.whole(0, 11), chance.whole(1, 28), chance.whole(0, 23)) * 1000;
  const ofLeads = options.entity ? options.entity === 'lead' : chance.yes(0.1) && options.processes !== 2;
  const two = options.processes ? options.processes === 2 : chance.yes(0.33) && !ofLeads;
  const rest = chance.yes(0.3) ? null : ['Care'];
  const processes = two
    ? [randomProcess(chance, 'sales', 'a-', ['Sales', 'Sales 2']), randomProcess(chance, 'care', 'b-', rest)]
    : [randomProcess(chance, 'sales', 'a-', null)];
  const single = two ? 'Care' : chance.pick([null, 'Main']);
  const seq = chance.pick(['all', 'none', 'none', 'some'] as const);
  const history: HistoryRow[] = [];
  const deals: DealRow[] = [];
  const starts = new Map<string, number>();
  const count = options.deals ?? chance.pick([1, 2, 3, 5, 8, 12, 20, 30, 40]);
  for (let n = 1; n <= count; n++) {
    const deal_id = `D${n}`;
    const start = importInstant - chance.whole(0, 24 * 150) * (microsPerDay / 24);
    starts.set(deal_id, start);
    const walk = randomHistory(chance, deal_id, start, processes, single);
    const untilNow = walk.rows.filter((row) => row.entered_at <= importInstant || chance.yes(0.3));
    const kept = chance.yes(0.2) ? [] : dressed(chance, untilNow, seq, walk.last.process, processes);
    history.push(...kept);
    const lastAt = kept.at(-1)?.entered_at ?? start;
    const own = ownStep(chance, walk.last, processes, single);
    const before = chance.pick([0, 0, 0, 1, 3, -2]) * microsPerDay + chance.whole(0, 3) * 3_600_000_000;
    const past = (when: number) => Math.min(when, importInstant);
    deals.push({
      deal_id,
      pipeline: own.pipeline,
      stage: chance.yes(0.1) ? null : own.text,
      status: ownStatus(chance, own),
      created_at: chance.yes(0.12) ? null : past(start - before),
      updated_at: chance.yes(0.4) ? null : past(lastAt + chance.whole(0, 10) * microsPerDay),
      stage_entered_at: chance.yes(0.5) ? null : past(lastAt + chance.whole(-3, 6) * microsPerDay),
      closed_at: chance.yes(0.5) ? closing(chance, lastAt, { timezone, importInstant }) : null,
    });
  }
  if (chance.yes(0.3)) {
    const copy = chance.pick(deals);
    deals.push({ ...copy }, { ...copy, stage: 'Unknown', updated_at: chance.pick([null, importInstant]) });
  }
  const orphanStage = processes[0]!.states[0]!.id;
  if (chance.yes(0.3)) {
    history.push({
      deal_id: 'ORPHAN',
      stage: orphanStage,
      entered_at: importInstant - microsPerDay,
      pipeline: single,
    });
  }
  const withDeals = !chance.yes(0.05);
  const base = {
    importInstant,
    timezone,
    processes,
    history: chance.yes(0.5) ? history : chance.shuffled(history),
  };
  const cases = withDeals || history.length === 0 ? deals : [];
  const world = randomFields(chance, { ...base, deals: cases }, starts);
  return ofLeads ? asLeads(chance, world) : world;
}

/** The import's instant as `--exported-at` wants it. */
export function exportedAt(world: World): string {
  return isoInstant(world.importInstant);
}
