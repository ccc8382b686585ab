/** A step of a model: in state `from` the activity `label` leads to state `to`. */
export type Step = { readonly from: number; readonly label: string; readonly to: number };

/** A model of allowed sequences: a run begins in state 0 and ends in any of `ends`. States are 0 … states − 1. */
export type Automaton = {
  readonly states: number;
  readonly steps: readonly Step[];
  readonly ends: ReadonlySet<number>;
};

/** The cheapest way to make a trace and a run of the model out of each other. */
export type Alignment = {
  /** Steps of the trace that the model does not have there, and steps of the model that the trace lacks. */
  readonly cost: number;
  /** How many steps the run has. */
  readonly run: number;
};

/** Stages 1 … k in their order, each once; with `prefix` a run may end anywhere. */
export function lineOf(labels: readonly string[], prefix: boolean): Automaton {
  const last = labels.length;
  return {
    states: last + 1,
    steps: labels.map((label, at) => ({ from: at, label, to: at + 1 })),
    ends: new Set(prefix ? Array.from({ length: last + 1 }, (_, at) => at) : [last]),
  };
}

/**
 * Open states in any order, as often as one likes; then at most one closed state, which may be told again, and nothing
 * after it. A run may end anywhere.
 */
export function anyOrderOf(open: readonly string[], closed: readonly string[]): Automaton {
  return {
    states: 1 + closed.length,
    steps: [
      ...open.map((label) => ({ from: 0, label, to: 0 })),
      ...closed.flatMap((label, at) => [0, at + 1].map((from) => ({ from, label, to: at + 1 }))),
    ],
    ends: new Set([0, ...closed.map((_, at) => at + 1)]),
  };
}
