import { nearest } from '../nearest.ts';
import { unknownReferences } from './checks-references.ts';
import { unknownName } from './expectations.ts';
import { fold } from './fold.ts';
import { ruleNames } from './rule-names.ts';
import type { PartDefinition, StateDefinition } from './schema.ts';
import { ruleSettings } from './schema-rules.ts';
import type { Words } from './types.ts';

type Path = readonly PropertyKey[];

/** A fault beyond the shape: where in the part, and what to write. */
export type Found = Words & { readonly path: Path };
type Placed = { readonly state: StateDefinition; readonly path: Path };

function placed(part: PartDefinition): Placed[] {
  return (['stages', 'won', 'lost', 'neutral'] as const).flatMap((list) =>
    (part[list] ?? []).map((state, at) => ({ state, path: [list, at] })),
  );
}

function duplicateIds(states: readonly Placed[]): Found[] {
  const seen = new Set<string>();
  return states.flatMap(({ state: { id }, path }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      {
        path: [...path, 'id'],
        en: `the id "${id}" is used twice; give each stage and final state its own`,
        ru: `id «${id}» встречается дважды; дайте каждой стадии и каждому исходу свой`,
      },
    ];
  });
}

function doubleMatches(states: readonly Placed[]): Found[] {
  const owners = new Map<string, { id: string; text: string }>();
  const found: Found[] = [];
  for (const { state, path } of states) {
    for (const [at, match] of (state.match ?? []).entries()) {
      const text = typeof match === 'string' ? match : match.stage;
      const key = JSON.stringify([typeof match === 'string' ? null : fold(match.pipeline), fold(text)]);
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, { id: state.id, text });
      else if (owner.id !== state.id) {
        const same = owner.text === text ? '' : ` ("${owner.text}")`;
        found.push({
          path: [...path, 'match', at],
          en: `"${text}" is also a match of "${owner.id}"${same}; a CRM stage can mean one state only, keep one of the two`,
          ru: `«${text}» указано и у «${owner.id}»${same}; стадия CRM означает что-то одно, оставьте в одном месте`,
        });
      }
    }
  }
  return found;
}

function unknownFrom(part: PartDefinition, states: readonly Placed[]): Found[] {
  const active = part.stages.map(({ id }) => id);
  return states.flatMap(({ state, path }) =>
    (state.from ?? []).flatMap((id, at) =>
      active.includes(id)
        ? []
        : [
            {
              path: [...path, 'from', at],
              ...unknownName({ en: 'active stage', ru: 'активной стадии' }, id, active),
            },
          ],
    ),
  );
}

const knownSettings = Object.keys(ruleSettings);

function rules(part: PartDefinition): Found[] {
  return Object.entries(part.rules ?? {}).flatMap(([name, settings]): Found[] => {
    const path = ['rules', name];
    if (!ruleNames.includes(name)) {
      return [{ path, ...unknownName({ en: 'rule', ru: 'правила' }, name, ruleNames) }];
    }
    // A setting that is nearly one of those known is a slip; another is kept for a rule to come.
    return Object.keys(settings || {})
      .filter((setting) => !knownSettings.includes(setting) && nearest(setting, knownSettings) !== null)
      .map((setting) => ({
        path: [...path, setting],
        ...unknownName({ en: 'setting', ru: 'настройки' }, setting, knownSettings),
      }));
  });
}

function contradictoryOrder({ order, policy }: PartDefinition): Found[] {
  if (order === undefined || policy?.order === undefined || order === policy.order) return [];
  return [
    {
      path: ['policy', 'order'],
      en: `says ${policy.order} while order says ${order}; keep one of the two`,
      ru: `здесь ${policy.order}, а в order — ${order}; оставьте одно`,
    },
  ];
}

/** What is wrong in a part beyond its shape. Every path is relative to the part. */
export function checkPart(part: PartDefinition): Found[] {
  const states = placed(part);
  return [
    ...duplicateIds(states),
    ...doubleMatches(states),
    ...unknownFrom(part, states),
    ...rules(part),
    ...contradictoryOrder(part),
    ...unknownReferences(part),
  ];
}
