import type { Process } from '../../lib/process/types.ts';
import { type NaiveCase, transitionsOf } from './cases.ts';
import { groupOf } from './timeline.ts';

/** The longest sequence that two have in common, item by item in order. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  const rows = a.map(() => b.map(() => 0));
  a.forEach((x, i) => {
    b.forEach((y, j) => {
      const [left, up, both] = [rows[i]![j - 1] ?? 0, rows[i - 1]?.[j] ?? 0, rows[i - 1]?.[j - 1] ?? 0];
      rows[i]![j] = x === y ? both + 1 : Math.max(left, up);
    });
  });
  return rows.at(-1)?.at(-1) ?? 0;
}

const idsOf = (c: NaiveCase) => c.mapped.map(({ state }) => state!.id);

function strictRuns(c: NaiveCase, process: Process): { trace: string[]; runs: string[][] } {
  const active = process.states.filter(({ kind }) => kind === 'active').map(({ id }) => id);
  const trace = idsOf(c).filter((id) => active.includes(id));
  const isWon = c.visits.at(-1)?.state?.kind === 'won';
  return { trace, runs: isWon ? [active] : [0, ...active.keys()].map((_, n) => active.slice(0, n)) };
}

/** Every run that can be had from the trace by leaving out: each choice of the state it ends in, or none. */
function freeRuns(c: NaiveCase, process: Process): { trace: string[]; runs: string[][] } {
  const isOpen = (id: string) => {
    const group = groupOf(process.states.find((state) => state.id === id)!);
    return group === 'active' || (group === 'neutral' && process.resumeFromNeutral);
  };
  const trace = idsOf(c);
  const runs = [trace.filter(isOpen)];
  trace.forEach((id, at) => {
    if (!isOpen(id))
      runs.push([...trace.slice(0, at).filter(isOpen), ...trace.slice(at).filter((one) => one === id)]);
  });
  return { trace, runs };
}

/** METRICS 6: the cheapest alignment of a case, of equals the one with the longest run. */
export function alignedOf(c: NaiveCase, process: Process): { cost: number; worst: number } {
  const { trace, runs } = process.order === 'free' ? freeRuns(c, process) : strictRuns(c, process);
  const found = runs.map((run) => {
    const cost = trace.length + run.length - 2 * commonLength(trace, run);
    return { cost, worst: trace.length + run.length };
  });
  return found.reduce((best, one) =>
    one.cost < best.cost || (one.cost === best.cost && one.worst > best.worst) ? one : best,
  );
}

/** A move of a case and which rule about order it broke. */
export type JudgedMove = ReturnType<typeof transitionsOf>[number] & {
  readonly broke: 'skipped_stage' | 'backward_move' | 'left_final_stage' | null;
  /** How many stages it passed over for the first time, none of them visited before. */
  readonly skipped: number;
};

/** The moves of a case one after another, with what each broke. */
export function judgedMoves(c: NaiveCase, process: Process): JudgedMove[] {
  const isStrict = process.order !== 'free';
  const active = process.states.filter(({ kind }) => kind === 'active');
  const passed = new Set<string>();
  return transitionsOf(c.mapped).map((move) => {
    const [from, to] = [move.from.state!, move.to.state!];
    const before = new Set(c.mapped.slice(0, c.mapped.indexOf(move.to)).map(({ state }) => state!.id));
    const judged = (broke: JudgedMove['broke'], skipped = 0): JudgedMove => ({ ...move, broke, skipped });
    if (groupOf(from) !== 'active') {
      const pauses = groupOf(from) === 'neutral' && process.resumeFromNeutral;
      return judged(from === to || pauses ? null : 'left_final_stage');
    }
    const target = to.kind === 'won' ? active.length + 1 : to.kind === 'active' ? to.position! : null;
    if (!isStrict || target === null) return judged(null);
    if (target < from.position!) return judged('backward_move');
    const skipped = active.filter(
      ({ id, position }) =>
        position! > from.position! && position! < target && !before.has(id) && !passed.has(id),
    );
    for (const { id } of skipped) passed.add(id);
    return judged(skipped.length > 0 ? 'skipped_stage' : null, skipped.length);
  });
}
