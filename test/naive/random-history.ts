import type { Process, ProcessState } from '../../lib/process/types.ts';
import type { Chance } from './random.ts';
import { microsPerDay } from './time.ts';
import type { HistoryRow } from './world.ts';

const hour = microsPerDay / 24;

/** Where a step of a random history stands; `text` may map to nothing. */
export type Step = { process: Process; pipeline: string | null; text: string; state: ProcessState | null };

/** A CRM text that means the state in that pipeline, or one that means nothing when the state has none. */
export function textOf(chance: Chance, state: ProcessState, pipeline: string | null): string {
  const fitting = state.match.filter((match) => match.pipeline === null || match.pipeline === pipeline);
  return fitting.length > 0 ? chance.pick(fitting).stage : state.id;
}

function stepTo(chance: Chance, process: Process, pipeline: string | null, state: ProcessState): Step {
  const text = textOf(chance, state, pipeline);
  const mapped = state.match.some((match) => match.stage === text);
  return { process, pipeline, text, state: mapped ? state : null };
}

/** The pipelines of a process as the rows name them. */
export function pipelinesOf(process: Process, single: string | null): readonly (string | null)[] {
  return process.pipelines ?? [single];
}

function nextStep(chance: Chance, from: Step, processes: readonly Process[], single: string | null): Step {
  const { process, pipeline, state } = from;
  const kinds = (kind: string) => process.states.filter((s) => s.kind === kind);
  const active = kinds('active');
  const dice = chance.next();
  const go = (states: readonly ProcessState[]) =>
    stepTo(chance, process, pipeline, chance.pick(states.length > 0 ? states : active));
  if (dice < 0.06) return { process, pipeline, text: chance.pick(['Unknown', 'Old stage']), state: null };
  if (dice < 0.1) return { ...from };
  if (dice < 0.15 && processes.length > 1) {
    const other = processes.find((p) => p !== process)!;
    const first = other.states.filter((s) => s.kind === 'active');
    return stepTo(chance, other, chance.pick(pipelinesOf(other, single)), chance.pick(first));
  }
  if (dice < 0.18 && process.pipelines && process.pipelines.length > 1) {
    const there = chance.pick(process.pipelines);
    return stepTo(chance, process, there, chance.pick(active));
  }
  if (dice < 0.26) return go(kinds('won'));
  if (dice < 0.34) return go([...kinds('lost'), ...kinds('disqualified')]);
  if (dice < 0.38) return go(kinds('neutral'));
  const position = state?.position ?? 0;
  if (dice < 0.8) return go(active.filter((s) => s.position === position + 1));
  if (dice < 0.9) return go(active.filter((s) => s.position! > position));
  return go(active);
}

function wait(chance: Chance): number {
  const dice = chance.next();
  if (dice < 0.12) return 0;
  if (dice < 0.3) return chance.whole(1, 600) * 1_000_000;
  if (dice < 0.6) return chance.whole(1, 72) * hour;
  return chance.whole(1, 25) * microsPerDay;
}

/** A random walk through the stages from a first instant, as rows of one deal; some ties, some repeats. */
export function randomHistory(
  chance: Chance,
  dealId: string,
  start: number,
  processes: readonly Process[],
  single: string | null,
): { rows: HistoryRow[]; last: Step } {
  const process = processes.length > 1 && chance.yes(0.4) ? processes[1]! : processes[0]!;
  const pipeline = chance.pick(pipelinesOf(process, single));
  const active = process.states.filter((state) => state.kind === 'active');
  const anywhere = chance.yes(0.15) ? process.states : chance.yes(0.2) ? active : active.slice(0, 1);
  let step = stepTo(chance, process, pipeline, chance.pick(anywhere));
  let at = start;
  const rows: HistoryRow[] = [];
  const length = chance.pick([1, 1, 2, 3, 4, 5, 6, 9]);
  for (let n = 0; n < length; n++) {
    rows.push({ deal_id: dealId, stage: step.text, entered_at: at, pipeline: step.pipeline });
    if (n === length - 1) break;
    step = nextStep(chance, step, processes, single);
    at += wait(chance);
  }
  return { rows, last: step };
}
