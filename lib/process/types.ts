/** Text in both languages; a definition may leave one out, the loader fills it from the other. */
export type Words = { readonly en: string; readonly ru: string };

export type Entity = 'deal' | 'lead' | 'contract';

export type StateKind = 'active' | 'won' | 'lost' | 'disqualified' | 'neutral';

/** One way a CRM calls the state: any pipeline's stage of that id or name, or one pipeline's. */
export type StageMatch = { readonly pipeline: string | null; readonly stage: string };

/** A field needed to leave a stage forward: one name, or any of several; `account.x` / `contact.x` is a linked record's. */
export type RequiredField = {
  readonly anyOf: readonly string[];
  /** The cases that need it; absent = all. No rule looks at the condition yet: such a field is shown and not judged. */
  readonly appliesWhen?: Readonly<Record<string, unknown>>;
};

export type ProcessState = {
  readonly id: string;
  readonly kind: StateKind;
  /** 1…k for active stages, null for finals. */
  readonly position: number | null;
  readonly name: Words;
  readonly match: readonly StageMatch[];
  readonly limitDays: number | null;
  readonly probability: number | null;
  readonly required: readonly RequiredField[];
  /** Not in the definition: made because a case can end so without the definition naming it. */
  readonly implied?: true;
  /** Ids of the active stages that this final state may be entered from; absent = any. */
  readonly from?: readonly string[];
};

export type Reason = {
  readonly id: string;
  readonly name: Words;
  readonly synonyms?: readonly string[];
  /** Fields that the reason demands: a competitor for "another supplier". */
  readonly needs?: readonly string[];
};

/** When a criterion is judged: on entering a stage, on leaving it forwards, on opening the case, or on a final state. */
export type CriterionMoment = 'opening' | 'entry' | 'exit' | 'requires';

/** One thing that can be seen in the data, or not; a criterion is made of them (PROCESSES 3). */
export type Atom =
  | { readonly kind: 'field' | 'date'; readonly field: string }
  | { readonly kind: 'is'; readonly field: string; readonly words: readonly string[] }
  | {
      readonly kind: 'activity';
      readonly words: readonly string[];
      readonly min: number;
      readonly since: 'stage' | 'start';
      readonly keywords: readonly string[];
    }
  | { readonly kind: 'planned'; readonly words: readonly string[] }
  | {
      readonly kind: 'contact';
      readonly words: readonly string[];
      readonly min: number;
      readonly isDecisionMaker: boolean;
    }
  | { readonly kind: 'link'; readonly field: string }
  | { readonly kind: 'tasks' }
  | { readonly kind: 'person' }
  | { readonly kind: 'rule'; readonly field: string };

export type Criterion = {
  readonly at: CriterionMoment;
  /** The state it belongs to; null = opening. */
  readonly state: string | null;
  readonly id: string;
  readonly name: Words;
  /** `stated`: by the methodology itself; the others are proposals and accuse nobody. */
  readonly basis: 'stated' | 'action' | 'previous' | 'ours';
  /** It stands for the required fields of the stage: the rule field_missing judges these. */
  readonly isRequiredList: boolean;
  /** Met when every atom of any of the terms is. */
  readonly terms: readonly (readonly Atom[])[];
};

export type RuleSettings = Readonly<Record<string, unknown>> & {
  readonly severity?: 'low' | 'medium' | 'high';
};

/** A part of a process definition, read and checked, in the form that the build writes into tables. */
export type Process = {
  readonly id: string;
  readonly system: string | null;
  readonly version: number;
  /** YYYY-MM-DD; rules, limits and required fields hold for transitions on or after it. */
  readonly effectiveFrom: string | null;
  readonly name: Words;
  readonly entity: Entity;
  readonly order: 'strict' | 'free';
  readonly repeats: 'merge' | 'keep';
  readonly cumulative: boolean;
  readonly clock: 'calendar' | 'working';
  /** A calendar id for working clocks: `ru`, `weekdays`, or a country code. */
  readonly calendar: string;
  readonly resumeFromNeutral: boolean;
  /** CRM pipelines covered; null = every pipeline that no other process of the entity covers. */
  readonly pipelines: readonly string[] | null;
  /** Active stages in order, then won, lost, neutral in the order of the definition. */
  readonly states: readonly ProcessState[];
  readonly rules: Readonly<Record<string, RuleSettings>>;
  /** Field names whose requirement the methodology itself states; others are proposed. `all` = every one. */
  readonly requiredStated: readonly string[] | 'all';
  /** Amount bands' upper cuts, ascending; null = quartiles of the data. */
  readonly amountBands: readonly number[] | null;
  /** Ids, names and synonyms of the reasons of loss / rejection. */
  readonly reasons: readonly Reason[];
  /** Texts that the classifier itself counts as no reason. */
  readonly emptyReasons?: readonly string[];
  /** What must hold on opening, entering, leaving and closing; in the order of the definition. */
  readonly criteria: readonly Criterion[];
  readonly terms: { readonly case: Words; readonly stage: Words };
  readonly origin: 'built-in' | 'workspace' | 'inferred';
  /** The definition as read, with everything above and beyond (criteria, milestones, KPIs, advice). */
  readonly definition: unknown;
  /** The head of the system that the part belongs to (chain, hand-over), as read. */
  readonly systemDefinition?: unknown;
};

/** A stage as the exports name it, with what the exported dictionary says of it. */
export type ObservedStage = {
  readonly entity: Entity;
  readonly pipeline: string | null;
  readonly stage: string;
  /** From the `stages` file, when one was exported. */
  readonly name: string | null;
  readonly position: number | null;
  readonly kind: 'open' | 'won' | 'lost' | 'neutral' | null;
  readonly probability: number | null;
  /** Rows (history and current) that carry it. */
  readonly n: number;
  /** Mean order of first entry among the cases that visited it, 1 = first; null without history. */
  readonly meanRank: number | null;
  /** Order of appearance in the files. */
  readonly appearance: number;
  /** How many cases in it carry each status, as far as exported. */
  readonly statuses: Readonly<Record<string, number>>;
};

/** What a CRM stage means: the process of its pipeline, and the state there; null = unmapped. */
export type StageMeaning = {
  readonly entity: Entity;
  readonly pipeline: string | null;
  readonly stage: string;
  readonly process: string;
  readonly state: string | null;
};
