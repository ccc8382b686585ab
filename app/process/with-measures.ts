import type { Answers } from '../../lib/answers.ts';
import type { ProcessCriterion, ProcessPage } from '../../lib/process-page-types.ts';

type Measured = Answers['criteria']['criteria'][number];

const rules: Partial<Record<Measured['moment'], string>> = {
  exit: 'criterion_unmet',
  entry: 'entry_criterion_unmet',
};

/** The criteria of a process with how often each held; one that accuses is judged by the rule of its moment. */
export function withMeasures(process: ProcessPage, criteria: readonly Measured[]): ProcessPage {
  const found = new Map(
    criteria.map((one) => [JSON.stringify([one.moment, one.stage, one.criterion]), one] as const),
  );
  const measured =
    (moment: Measured['moment'], stage: string | null) =>
    (criterion: ProcessCriterion): ProcessCriterion => {
      const own = found.get(JSON.stringify([moment, stage, criterion.id]));
      if (!own || own.judged === 'no') return criterion;
      const rule = own.accuses && own.judged === 'yes' ? rules[moment] : undefined;
      return {
        ...criterion,
        ...(rule && { state: 'judged', names: [rule] }),
        measured: { share: own.share, n: own.judged === 'yes' ? own.met + own.unmet : 0 },
      };
    };
  return {
    ...process,
    opening: process.opening.map(measured('opening', null)),
    states: process.states.map((state) => ({
      ...state,
      entry: state.entry.map(measured('entry', state.id)),
      exit: state.exit.map(measured(state.kind === 'active' ? 'exit' : 'requires', state.id)),
    })),
  };
}
