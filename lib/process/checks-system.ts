import type { Found } from './checks.ts';
import { unknownName } from './expectations.ts';
import type { SystemDefinition } from './schema-system.ts';
import type { Process } from './types.ts';

type Path = readonly PropertyKey[];
type Place = {
  readonly part: string;
  readonly stage?: string | undefined;
  readonly state?: string | undefined;
};

/** A kind stands for all its final states. */
const kinds = ['won', 'lost', 'neutral'];

function placeFaults(place: Place, path: Path, processes: readonly Process[]): Found[] {
  if (place.part === 'none') return [];
  const process = processes.find(({ id }) => id === place.part);
  if (process === undefined) {
    const what = { en: 'part', ru: 'части' };
    const known = processes.map(({ id }) => id);
    return [{ path: [...path, 'part'], ...unknownName(what, place.part, known) }];
  }
  return (['stage', 'state'] as const).flatMap((key) => {
    const name = place[key];
    const known = process.states
      .filter(({ kind, implied }) => !implied && (kind === 'active') === (key === 'stage'))
      .map(({ id }) => id);
    if (name === undefined || known.includes(name) || (key === 'state' && kinds.includes(name))) return [];
    const what =
      key === 'stage' ? { en: 'active stage', ru: 'активной стадии' } : { en: 'final state', ru: 'исхода' };
    return [{ path: [...path, key], ...unknownName(what, name, known) }];
  });
}

/** What a system's head names that its parts do not have: levels of the chain, ends of zones, where a lead is accepted. */
export function checkSystem(system: SystemDefinition, processes: readonly Process[]): Found[] {
  const levels = (system.chain ?? []).map(({ id }) => id);
  const level = (name: string, path: Path): Found[] =>
    levels.includes(name)
      ? []
      : [{ path, ...unknownName({ en: 'level of the chain', ru: 'уровня цепочки' }, name, levels) }];
  const ends = (link: string) =>
    levels.flatMap((from) => levels.map((to) => `${from}-${to}`)).includes(link) ? [] : [link];
  return [
    ...(system.chain ?? []).flatMap((link, at) => [
      ...placeFaults(link, ['chain', at], processes),
      ...(link.then ? placeFaults(link.then, ['chain', at, 'then'], processes) : []),
    ]),
    ...(system.sal ? placeFaults(system.sal, ['sal'], processes) : []),
    ...(system.end_to_end ?? []).flatMap((name, at) => level(name, ['end_to_end', at])),
    ...(system.zones ?? []).flatMap(({ links }, at) =>
      links.flatMap((link, n) =>
        ends(link).map((name) => ({
          path: ['zones', at, 'links', n],
          en: `"${name}" joins no two levels of the chain; write FROM-TO, as in ${levels[0] ?? 'lead'}-${levels[1] ?? 'deal'}`,
          ru: `«${name}» не связывает два уровня цепочки; напишите ОТКУДА-КУДА, например ${levels[0] ?? 'lead'}-${levels[1] ?? 'deal'}`,
        })),
      ),
    ),
  ];
}
