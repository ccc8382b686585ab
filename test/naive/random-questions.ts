import { chanceOf } from './random.ts';
import { addDays, isoInstant, localDay, microsPerDay, quarterOf } from './time.ts';
import type { NaiveQuery, World } from './world.ts';

/** Some `n` of the questions of every shape about a world, and two about the order of stages; the same seed gives the same ones. */
export function randomQuestions(
  seed: number,
  world: World,
  n: number,
): { metric: string; query: NaiveQuery }[] {
  const chance = chanceOf(seed * 7919);
  const day = (back: number) => isoInstant(world.importInstant - back * microsPerDay).slice(0, 10);
  const asOf = () => ({
    as_of: isoInstant(world.importInstant - chance.whole(0, 100 * 24) * (microsPerDay / 24)),
  });
  const window = () => ({ from: day(chance.whole(60, 150)), to: day(chance.whole(0, 60)) });
  const group = () => ({ group_by: chance.pick(['source', 'owner', 'month'] as const) });
  const filter = () =>
    chance.pick<NaiveQuery>([
      { source: ['web'] },
      { owner: ['Ada', ''] },
      { amount_min: 1000 },
      { amount_max: 999.99 },
      { source: [''] },
    ]);
  const some = (...parts: (() => object)[]) =>
    Object.assign({}, ...parts.map((part) => (chance.yes(0.5) ? part() : {}))) as NaiveQuery;
  const bases = (...names: string[]) => ({ basis: chance.pick(names) }) as NaiveQuery;
  const policy = () => ({ policy: chance.pick(['implied', 'observed', 'strict'] as const) });
  const constant = () => ({ currency: 'constant' as const });
  const today = localDay(world.importInstant, world.timezone);
  const period = () => ({
    period: chance.pick([today.slice(0, 7), quarterOf(today), quarterOf(addDays(today, -90))]),
  });
  const byMetric: Record<string, NaiveQuery[]> = {
    funnel: [
      {},
      { policy: 'observed' },
      { policy: 'strict' },
      some(asOf, window, filter, constant),
      { ...some(asOf, filter), ...group() },
      { ...some(window, asOf), ...bases('entered', 'exited'), ...policy() },
    ],
    stock: [{}, some(asOf, filter)],
    durations: [
      {},
      some(asOf, window, filter),
      { unit: 'case', ...some(asOf) },
      { ...some(asOf), ...bases('created', 'exited'), ...window() },
      group(),
    ],
    winloss: [{}, some(asOf, window, filter, constant), { ...window(), basis: 'created' }],
    forecast: [{}, some(asOf, filter), some(period, asOf, constant)],
    compliance: [{}, some(asOf, filter), some(asOf, window)],
    variants: [{}, some(asOf, window)],
  };
  const all = Object.entries(byMetric).flatMap(([metric, queries]) =>
    queries.map((query) => ({ metric, query })),
  );
  const chosen = chance.shuffled(all).slice(0, n);
  const order = ['conformance', 'map'].map((metric) => ({
    metric,
    query: chance.yes(0.5) ? {} : some(asOf, window, filter),
  }));
  return [...chosen, ...order];
}
