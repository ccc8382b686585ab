import { fold } from './fold.ts';
import type { PartDefinition, StateDefinition, WordsDefinition } from './schema.ts';
import type { ProcessState, RequiredField, StageMatch, StateKind, Words } from './types.ts';

const impliedNames: Record<'won' | 'lost' | 'neutral', Words> = {
  won: { en: 'Won', ru: 'Выиграно' },
  lost: { en: 'Lost', ru: 'Проиграно' },
  neutral: { en: 'Neither won nor lost', ru: 'Ни выиграно, ни проиграно' },
};

/** Text in both languages: the one that is missing is filled from the other, both from `otherwise`. */
export function fill(words: WordsDefinition | undefined, otherwise: string): Words {
  if (typeof words === 'string') return { en: words, ru: words };
  const en = words?.en ?? words?.ru ?? otherwise;
  return { en, ru: words?.ru ?? en };
}

/** A required field as written: a name, any of several, or one or several for certain cases only. */
export function requiredField(written: NonNullable<StateDefinition['required']>[number]): RequiredField {
  if (typeof written === 'string') return { anyOf: [written] };
  const appliesWhen = written.applies_when;
  return {
    anyOf: 'any' in written ? written.any : [written.field],
    ...(appliesWhen && { appliesWhen }),
  };
}

/** The texts of `match`; a state without the key goes by its own id and names. */
function matchesOf(state: StateDefinition): StageMatch[] {
  const listed = state.match?.map((match) =>
    typeof match === 'string'
      ? { pipeline: null, stage: match }
      : { pipeline: match.pipeline, stage: match.stage },
  );
  if (listed) return listed;
  const { en, ru } = fill(state.name, state.id);
  return [...new Set([state.id, en, ru])].map((stage) => ({ pipeline: null, stage }));
}

function compileState(state: StateDefinition, kind: StateKind, position: number | null): ProcessState {
  return {
    id: state.id,
    kind,
    position,
    name: fill(state.name, state.id),
    match: matchesOf(state),
    limitDays: state.limit_days ?? null,
    probability: state.probability ?? null,
    required: (state.required ?? []).map(requiredField),
    ...(state.from && { from: state.from }),
  };
}

function implied(kind: 'won' | 'lost' | 'neutral', taken: ReadonlySet<string>): ProcessState {
  let id: string = kind;
  while (taken.has(id)) id = `${id}_state`;
  const { [kind]: name } = impliedNames;
  return {
    id,
    kind,
    position: null,
    name,
    match: [],
    limitDays: null,
    probability: null,
    required: [],
    implied: true,
  };
}

/** A text that a state takes only because it is its own id or name yields to a state that lists it. */
function withoutClashes(states: ProcessState[], explicit: ReadonlySet<string>): ProcessState[] {
  const listed = new Set(
    states.filter(({ id }) => explicit.has(id)).flatMap(({ match }) => match.map((m) => fold(m.stage))),
  );
  const seen = new Map<string, string>();
  return states.map((state) =>
    explicit.has(state.id)
      ? state
      : {
          ...state,
          match: state.match.filter(({ stage }) => {
            const text = fold(stage);
            const owner = seen.get(text) ?? state.id;
            seen.set(text, owner);
            return owner === state.id && !listed.has(text);
          }),
        },
  );
}

/** The states of a part: stages, then won, lost and neutral, a kind that is missing made up. */
export function compileStates(part: PartDefinition): ProcessState[] {
  const { stages, won = [], lost = [], neutral = [] } = part;
  const all: StateDefinition[] = [...stages, ...won, ...lost, ...neutral];
  const taken = new Set(all.map(({ id }) => id));
  const finals = (kind: 'won' | 'lost' | 'neutral', states: readonly StateDefinition[]) =>
    states.length === 0
      ? [implied(kind, taken)]
      : states.map((state) => compileState(state, state.kind ?? kind, null));
  const states = [
    ...stages.map((stage, at) => compileState(stage, 'active', at + 1)),
    ...finals('won', won),
    ...finals('lost', lost),
    ...finals('neutral', neutral),
  ];
  return withoutClashes(states, new Set(all.filter(({ match }) => match).map(({ id }) => id)));
}
