import type {
  Process,
  ProcessState,
  RequiredField,
  RuleSettings,
  StateKind,
} from '../../lib/process/types.ts';
import { type Chance, chanceOf } from './random.ts';

const words = (text: string) => ({ en: text, ru: text });

/** What makeProcess leaves to the caller: states in short, and the settings that differ from the plain ones. */
export type ProcessSketch = {
  id: string;
  entity?: 'deal' | 'lead';
  order?: 'strict' | 'free';
  repeats?: 'merge' | 'keep';
  resumeFromNeutral?: boolean;
  pipelines?: readonly string[] | null;
  active: readonly (string | (Partial<ProcessState> & { id: string }))[];
  won?: readonly string[];
  lost?: readonly string[];
  disqualified?: readonly string[];
  neutral?: readonly string[];
  rules?: Readonly<Record<string, RuleSettings>>;
};

function stateOfKind(kind: StateKind, id: string, position: number | null): ProcessState {
  return {
    id,
    kind,
    position,
    name: words(id),
    match: [{ pipeline: null, stage: id }],
    limitDays: null,
    probability: null,
    required: [],
  };
}

/** A process whose states match the CRM's stages by their own ids; finals that no one names are implied (D7). */
export function makeProcess(sketch: ProcessSketch): Process {
  const active = sketch.active.map((stage, index) => {
    const partial = typeof stage === 'string' ? { id: stage } : stage;
    return { ...stateOfKind('active', partial.id, index + 1), ...partial };
  });
  const finals = [
    ...(sketch.won ?? []).map((id) => stateOfKind('won', id, null)),
    ...(sketch.lost ?? []).map((id) => stateOfKind('lost', id, null)),
    ...(sketch.disqualified ?? []).map((id) => stateOfKind('disqualified', id, null)),
    ...(sketch.neutral ?? []).map((id) => stateOfKind('neutral', id, null)),
  ];
  const implied = (['won', 'lost', 'neutral'] as const).filter(
    (kind) => !finals.some((s) => s.kind === kind || (kind === 'lost' && s.kind === 'disqualified')),
  );
  const impliedStates = implied.map((kind) => ({
    ...stateOfKind(kind, kind, null),
    match: [],
    implied: true as const,
  }));
  const rank: Record<StateKind, number> = { active: 0, won: 1, lost: 2, disqualified: 2, neutral: 3 };
  return {
    id: sketch.id,
    system: null,
    version: 1,
    effectiveFrom: null,
    name: words(sketch.id),
    entity: sketch.entity ?? 'deal',
    order: sketch.order ?? 'strict',
    repeats: sketch.repeats ?? 'merge',
    cumulative: false,
    clock: 'calendar',
    calendar: 'weekdays',
    resumeFromNeutral: sketch.resumeFromNeutral ?? true,
    pipelines: sketch.pipelines ?? null,
    states: [...active, ...finals, ...impliedStates].sort((a, b) => rank[a.kind] - rank[b.kind]),
    rules: sketch.rules ?? {},
    requiredStated: 'all',
    criteria: [],
    amountBands: null,
    reasons: [],
    terms: { case: words('deal'), stage: words('stage') },
    origin: 'workspace',
    definition: null,
  };
}

const requirements: readonly RequiredField[] = [
  { anyOf: ['amount'] },
  { anyOf: ['owner'] },
  { anyOf: ['expected_close_date'] },
  { anyOf: ['competitor'] },
  { anyOf: ['next_step_date', 'next_step'] },
];

function randomStage(chance: Chance, id: string, pipelines: readonly string[] | null) {
  const match = [{ pipeline: null as string | null, stage: id }];
  if (chance.yes(0.3)) match.push({ pipeline: null, stage: `${id} (old)` });
  if (pipelines && chance.yes(0.2)) match.push({ pipeline: chance.pick(pipelines), stage: `${id} here` });
  return {
    id,
    match,
    limitDays: chance.yes(0.6) ? chance.pick([0.5, 1, 2, 3, 7, 10, 30]) : null,
    probability: chance.yes(0.6) ? chance.pick([0.05, 0.1, 0.25, 0.5, 0.9]) : null,
    required: chance.yes(0.4) ? chance.shuffled(requirements).slice(0, chance.whole(1, 2)) : [],
  };
}

function randomRules(chance: Chance, first: string, last: string): Record<string, RuleSettings> {
  const rules: Record<string, RuleSettings> = {};
  if (chance.yes(0.4)) rules.stalled = { days: chance.pick([3, 7, 21]), severity: 'high' };
  if (chance.yes(0.5)) rules.close_date_pushed = { times: chance.whole(1, 3) };
  if (chance.yes(0.4)) rules.amount_missing = { from_stage: chance.pick([first, last]) };
  if (chance.yes(0.2)) rules.created_late = { severity: 'low' };
  // A stream of its own: what the world is like does not depend on which rules are judged.
  const apart = chanceOf(JSON.stringify(rules).length + first.length);
  if (apart.yes(0.5)) rules.moved_without_action = {};
  if (apart.yes(0.5)) rules.catch_up = { stages: apart.whole(1, 3), minutes: apart.pick([60, 1440, 14_400]) };
  if (apart.yes(0.4)) rules.ping_pong = { visits_of_one_stage: 2 };
  if (apart.yes(0.4))
    rules.moved_with_open_tasks = { count_cancelled_within_minutes: apart.pick([60, 4320]) };
  return rules;
}

/** A process of 2–6 stages and several finals; `prefix` keeps the ids of two processes apart. */
export function randomProcess(
  chance: Chance,
  id: string,
  prefix: string,
  pipelines: readonly string[] | null,
): Process {
  const ids = (word: string, n: number) => Array.from({ length: n }, (_, i) => `${prefix}${word}${i + 1}`);
  const active = ids('stage', chance.whole(2, 6));
  const lost = ids('lost', chance.whole(0, 3));
  return makeProcess({
    id,
    order: chance.yes(0.75) ? 'strict' : 'free',
    repeats: chance.yes(0.75) ? 'merge' : 'keep',
    resumeFromNeutral: chance.yes(0.8),
    pipelines,
    active: active.map((stage) => randomStage(chance, stage, pipelines)),
    won: ids('won', chance.whole(0, 2)),
    lost,
    disqualified: chance.yes(0.5) ? ids('unfit', 1) : [],
    neutral: ids('pause', chance.whole(0, 2)),
    rules: randomRules(chance, active[0]!, active.at(-1)!),
  });
}
