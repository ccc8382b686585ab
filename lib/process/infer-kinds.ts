import { fold } from './fold.ts';
import { finalKindByWords } from './stage-words.ts';
import type { ObservedStage } from './types.ts';

/** What a stage of an export is. */
export type Kind = 'active' | 'won' | 'lost' | 'neutral';
/** Stages of the export that are one state: an id and its name, or spellings that differ in case or spaces. */
export type Group = { stages: ObservedStage[]; kind: Kind };

const statusKinds: Readonly<Record<string, Kind>> = {
  open: 'active',
  won: 'won',
  converted: 'won',
  lost: 'lost',
  rejected: 'lost',
  nurture: 'neutral',
  junk: 'neutral',
};

/** Total of the numbers; 0 of none. */
export const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0);

function casesByKind(stages: readonly ObservedStage[]): Map<Kind, number> {
  const cases = new Map<Kind, number>();
  for (const { statuses } of stages) {
    for (const [status, n] of Object.entries(statuses)) {
      const kind = statusKinds[status];
      if (kind && n > 0) cases.set(kind, (cases.get(kind) ?? 0) + n);
    }
  }
  return cases;
}

/** The stages of an export as groups: an id and its name, or spellings of one text, are one stage. */
export function gather(stages: readonly ObservedStage[]): ObservedStage[][] {
  const groups = new Map<string, ObservedStage[]>();
  const byName = new Map<string, string | null>();
  for (const { stage, name } of stages) {
    if (name === null) continue;
    const [text, owner] = [fold(name), fold(stage)];
    const known = byName.get(text);
    byName.set(text, known === undefined || known === owner ? owner : null);
  }
  // A text that is another stage's own id, in other letters, is that stage and not what a third one is called.
  const ids = new Set(stages.filter(({ name }) => name !== null).map(({ stage }) => fold(stage)));
  for (const observed of stages) {
    const own = fold(observed.stage);
    const named = observed.name === null && !ids.has(own) ? byName.get(own) : undefined;
    const key = named ?? own;
    groups.set(key, [...(groups.get(key) ?? []), observed]);
  }
  return [...groups.values()];
}

/** A stage whose cases all carry one final status is that final, if nearly all cases of the status are in such stages. */
function finalByStatus(
  group: readonly ObservedStage[],
  pure: ReadonlyMap<Kind, number>,
  all: ReadonlyMap<Kind, number>,
) {
  const [only, ...more] = casesByKind(group).keys();
  if (only === undefined || only === 'active' || more.length > 0) return null;
  return (pure.get(only) ?? 0) >= 0.9 * (all.get(only) ?? 0) ? only : null;
}

/** The kind of each group: as exported, else by words, else by the statuses of its cases, else active. */
export function kinds(groups: readonly ObservedStage[][]): Group[] {
  const all = casesByKind(groups.flat());
  const pure = casesByKind(groups.filter((group) => casesByKind(group).size === 1).flat());
  return groups.map((stages) => {
    const exported = stages.find(({ kind }) => kind !== null)?.kind;
    if (exported) return { stages, kind: exported === 'open' ? 'active' : exported };
    const byWords = stages
      .flatMap(({ stage, name }) => [finalKindByWords(stage), name === null ? null : finalKindByWords(name)])
      .find((kind) => kind !== null);
    const cases = casesByKind(stages);
    const open = cases.get('active') ?? 0;
    // A few open cases in "Closed won" are dirt; mostly open ones mean that the word says something else here.
    const says = byWords !== undefined && open <= sum([...cases.values()]) / 2 ? byWords : null;
    return { stages, kind: says ?? finalByStatus(stages, pure, all) ?? 'active' };
  });
}
