import type { Alignment, Automaton } from './automaton.ts';

/** A place of the search: how much of the trace is read, where in the model, at what cost, after how long a run. */
type Place = { readonly read: number; readonly state: number; readonly cost: number; readonly run: number };

/** The places that one step reaches: together 0, a step of the trace alone 1, a step of the model alone 1. */
function nextOf({ read, state, cost, run }: Place, model: Automaton, trace: readonly string[]): Place[] {
  const label = trace[read];
  const steps = model.steps.filter(({ from }) => from === state);
  return [
    ...(label === undefined ? [] : [{ read: read + 1, state, cost: cost + 1, run }]),
    ...steps.map(({ to }) => ({ read, state: to, cost: cost + 1, run: run + 1 })),
    ...steps
      .filter((step) => step.label === label)
      .map(({ to }) => ({ read: read + 1, state: to, cost, run: run + 1 })),
  ];
}

/**
 * Aligns a trace to a model (Dijkstra over trace × model): the least cost, and of the runs that cost as little the
 * longest, in which the trace has come furthest.
 * @throws Error when no run of the model can end
 */
export function align(model: Automaton, trace: readonly string[]): Alignment {
  // A step costs 0 or 1, so that the places of one cost are reached before any of the next.
  let open: Place[] = [{ read: 0, state: 0, cost: 0, run: 0 }];
  const best = new Map<number, Place>();
  const isBetter = (place: Place, known: Place | undefined) =>
    !known || place.cost < known.cost || (place.cost === known.cost && place.run > known.run);
  const most = trace.length + model.states;
  while (open.length > 0) {
    const later: Place[] = [];
    for (let place = open.pop(); place; place = open.pop()) {
      const key = place.read * model.states + place.state;
      if (!isBetter(place, best.get(key))) continue;
      best.set(key, place);
      for (const next of nextOf(place, model, trace)) {
        if (next.cost > most) continue;
        (next.cost === place.cost ? open : later).push(next);
      }
    }
    const ended = [...model.ends]
      .map((state) => best.get(trace.length * model.states + state))
      .filter((place) => place !== undefined);
    if (ended.length > 0) {
      const cost = Math.min(...ended.map((place) => place.cost));
      return { cost, run: Math.max(...ended.filter((place) => place.cost === cost).map(({ run }) => run)) };
    }
    open = later;
  }
  throw new Error('no run of the model can end');
}

/** The length of the shortest run of a model: what aligning an empty trace costs. */
export function shortestRun(model: Automaton): number {
  return align(model, []).cost;
}
