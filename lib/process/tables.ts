import type { Process } from './types.ts';

export type ProcessRow = {
  process_id: string;
  system: string | null;
  version: number;
  effective_from: string | null;
  name_en: string;
  name_ru: string;
  entity: string;
  order_kind: string;
  repeats: string;
  cumulative: boolean;
  clock: string;
  calendar: string;
  resume_from_neutral: boolean;
  n_active: number;
  has_reasons: boolean;
  origin: string;
};
export type ProcessStateRow = {
  process_id: string;
  /** Active stages 1…k, then the finals k + 1…, in the order of the definition. */
  state_no: number;
  state_id: string;
  kind: string;
  position: number | null;
  name_en: string;
  name_ru: string;
  limit_days: number | null;
  probability: number | null;
  implied: boolean;
};
/** Rows with one `field_group` are alternatives: one of them filled is enough. `stated` = the methodology asks for it. */
export type ProcessRequiredRow = {
  process_id: string;
  position: number;
  field_group: number;
  field: string;
  stated: boolean;
};
export type ProcessRuleRow = {
  process_id: string;
  rule: string;
  enabled: boolean;
  severity: string | null;
  /** All settings, as JSON. */
  settings: string;
};
/** `empty` = the classifier's own words for "no reason". */
export type ProcessReasonRow = {
  process_id: string;
  reason_id: string;
  name_en: string;
  name_ru: string;
  synonyms: string[];
  empty: boolean;
};
export type ProcessFromRow = { process_id: string; state_id: string; from_state_id: string };

export type ProcessTables = {
  processes: ProcessRow[];
  process_states: ProcessStateRow[];
  process_required: ProcessRequiredRow[];
  process_rules: ProcessRuleRow[];
  process_reasons: ProcessReasonRow[];
  process_from: ProcessFromRow[];
};

function processRow(process: Process): ProcessRow {
  return {
    process_id: process.id,
    system: process.system,
    version: process.version,
    effective_from: process.effectiveFrom,
    name_en: process.name.en,
    name_ru: process.name.ru,
    entity: process.entity,
    order_kind: process.order,
    repeats: process.repeats,
    cumulative: process.cumulative,
    clock: process.clock,
    calendar: process.calendar,
    resume_from_neutral: process.resumeFromNeutral,
    n_active: process.states.filter(({ position }) => position !== null).length,
    has_reasons: process.reasons.length > 0,
    origin: process.origin,
  };
}

function stateRows(process: Process): ProcessStateRow[] {
  return process.states.map((state, at) => ({
    process_id: process.id,
    state_no: at + 1,
    state_id: state.id,
    kind: state.kind,
    position: state.position,
    name_en: state.name.en,
    name_ru: state.name.ru,
    limit_days: state.limitDays,
    probability: state.probability,
    implied: state.implied ?? false,
  }));
}

function requiredRows(process: Process): ProcessRequiredRow[] {
  const { requiredStated } = process;
  const stated = (field: string) => requiredStated === 'all' || requiredStated.includes(field);
  return process.states.flatMap(({ position, required }) =>
    position === null
      ? []
      : required.flatMap(({ anyOf }, group) =>
          anyOf.map((field) => ({
            process_id: process.id,
            position,
            field_group: group + 1,
            field,
            stated: anyOf.some(stated),
          })),
        ),
  );
}

function ruleRows(process: Process): ProcessRuleRow[] {
  return Object.entries(process.rules).map(([rule, settings]) => ({
    process_id: process.id,
    rule,
    enabled: settings.enabled !== false,
    severity: settings.severity ?? null,
    settings: JSON.stringify(settings),
  }));
}

function reasonRows(process: Process): ProcessReasonRow[] {
  const named = process.reasons.map(({ id, name, synonyms }) => ({
    process_id: process.id,
    reason_id: id,
    name_en: name.en,
    name_ru: name.ru,
    synonyms: [...(synonyms ?? [])],
    empty: false,
  }));
  const empty = (process.emptyReasons ?? []).map((text) => ({
    process_id: process.id,
    reason_id: text,
    name_en: text,
    name_ru: text,
    synonyms: [],
    empty: true,
  }));
  return [...named, ...empty];
}

/** The definitions as plain rows for the build's tables. */
export function processRows(processes: readonly Process[]): ProcessTables {
  return {
    processes: processes.map(processRow),
    process_states: processes.flatMap(stateRows),
    process_required: processes.flatMap(requiredRows),
    process_rules: processes.flatMap(ruleRows),
    process_reasons: processes.flatMap(reasonRows),
    process_from: processes.flatMap(({ id, states }) =>
      states.flatMap((state) =>
        (state.from ?? []).map((from) => ({ process_id: id, state_id: state.id, from_state_id: from })),
      ),
    ),
  };
}
