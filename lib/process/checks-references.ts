import type { Found } from './checks.ts';
import { unknownName } from './expectations.ts';
import type { PartDefinition } from './schema.ts';
import type { Words } from './types.ts';

type Path = readonly PropertyKey[];
type Named = { readonly path: Path; readonly name: string };

const activeStage: Words = { en: 'active stage', ru: 'активной стадии' };
const anyState: Words = { en: 'stage', ru: 'стадии' };

const lists = ['stages', 'won', 'lost', 'neutral'] as const;

function missing(what: Words, known: readonly string[], named: readonly Named[]): Found[] {
  return named
    .filter(({ name }) => !known.includes(name))
    .map(({ path, name }) => ({ path, ...unknownName(what, name, known) }));
}

function ruleStages(part: PartDefinition): Named[] {
  return Object.entries(part.rules ?? {}).flatMap(([rule, settings]) =>
    (['stage', 'from_stage'] as const).flatMap((key) => {
      const name = settings ? settings[key] : undefined;
      return name === undefined ? [] : [{ path: ['rules', rule, key], name }];
    }),
  );
}

/** Ids of criteria that stand twice in one list: the second would never be told from the first. */
function doubleCriteria(part: PartDefinition): Found[] {
  const found: Found[] = [];
  const look = (list: readonly { readonly id: string }[] | undefined, path: Path) => {
    for (const [at, { id }] of (list ?? []).entries()) {
      if (list?.findIndex((one) => one.id === id) === at) continue;
      found.push({
        path: [...path, at, 'id'],
        en: `the criterion "${id}" stands twice here; give each its own id`,
        ru: `критерий «${id}» стоит здесь дважды; дайте каждому свой id`,
      });
    }
  };
  look(part.opening, ['opening']);
  for (const [at, stage] of part.stages.entries()) {
    look(stage.entry, ['stages', at, 'entry']);
    look(stage.exit, ['stages', at, 'exit']);
  }
  return found;
}

function reasonParents(part: PartDefinition): Found[] {
  const { reasons } = part;
  if (reasons === undefined) return [];
  const listed = Array.isArray(reasons)
    ? [{ path: ['reasons'] as Path, list: reasons }]
    : Object.entries(reasons).flatMap(([key, list]) =>
        Array.isArray(list) ? [{ path: ['reasons', key] as Path, list }] : [],
      );
  const ids = listed.flatMap(({ list }) => list.map((one) => (typeof one === 'string' ? one : one.id)));
  const named = listed.flatMap(({ path, list }) =>
    list.flatMap((one, at) =>
      typeof one === 'string' || one.parent === undefined
        ? []
        : [{ path: [...path, at, 'parent'], name: one.parent }],
    ),
  );
  return missing({ en: 'reason', ru: 'причины' }, ids, named);
}

/** Names of stages, events and reasons that the part uses and does not define. */
export function unknownReferences(part: PartDefinition): Found[] {
  const active = part.stages.map(({ id }) => id);
  const states = lists.flatMap((list) => (part[list] ?? []).map(({ id }) => id));
  const points = (['milestones', 'triggers'] as const).flatMap((list) =>
    (part[list] ?? []).flatMap(({ stage }, at) =>
      stage === undefined ? [] : [{ path: [list, at, 'stage'], name: stage }],
    ),
  );
  const triggers = (part.triggers ?? []).map(({ id }) => id);
  const used = lists.flatMap((list) =>
    (part[list] ?? []).flatMap((state, at) =>
      (state.triggers ?? []).map((name, n) => ({ path: [list, at, 'triggers', n], name })),
    ),
  );
  return [
    ...missing(
      activeStage,
      active,
      part.win_base === undefined ? [] : [{ path: ['win_base'], name: part.win_base }],
    ),
    ...missing(
      activeStage,
      active,
      Object.keys(part.derive ?? {}).map((name) => ({ path: ['derive', name], name })),
    ),
    ...missing(activeStage, active, ruleStages(part)),
    ...missing(anyState, states, points),
    ...missing({ en: 'trigger', ru: 'события' }, triggers, used),
    ...doubleCriteria(part),
    ...reasonParents(part),
  ];
}
