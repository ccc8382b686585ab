import type { Process } from '../../lib/process/types.ts';
import { sumOfMoney } from './attributes.ts';
import { stagesOf } from './passages.ts';
import { asOfOf, excludedList, matchingCases, moneyExclusions } from './select.ts';
import { isoInstant, microsPerDay } from './time.ts';
import type { NaiveQuery, World } from './world.ts';

/** METRICS 2, current(s): the open cases by the stage they are in, for T and each of `weeks` weeks before. */
export function naiveStock(world: World, process: Process, query: NaiveQuery = {}, weeks = 12) {
  const asOf = asOfOf(world, query);
  const at = (instant: number) => {
    const open = matchingCases(world, process, query, instant).filter((c) => c.outcome === 'open');
    const stages = stagesOf(process).map((stage) => {
      const here = open.filter((c) => c.current === stage.id);
      return { stage: stage.id, current: here.length, amount_current: sumOfMoney(here) };
    });
    const unknown = open.filter((c) => !stages.some(({ stage }) => stage === c.current));
    return { open, stages, unknown: { current: unknown.length, amount_current: sumOfMoney(unknown) } };
  };
  const now = at(asOf);
  return {
    metric: 'stock',
    process: process.id,
    as_of: isoInstant(asOf),
    n_cases: now.open.length,
    excluded: excludedList(moneyExclusions(now.open)),
    stages: now.stages,
    unknown: now.unknown,
    weeks: Array.from({ length: weeks + 1 }, (_, back) => {
      const instant = asOf - 7 * back * microsPerDay;
      return { at: isoInstant(instant), stages: at(instant).stages };
    }),
  };
}
