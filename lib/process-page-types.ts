import type { Process, StateKind, Words } from './process/types.ts';
import type { Checkability } from './process-page-checks.ts';
import type { Severity } from './rules.ts';

/** A thing that must hold at a stage, and whether the exports can show it. */
export type ProcessCriterion = Checkability & {
  readonly id: string;
  readonly words: Words | null;
  /** `stated` by the methodology; `action` and `ours` are not violations until a person switches them on. */
  readonly basis: 'stated' | 'action' | 'previous' | 'ours';
  /** Fields and links that its check names. */
  readonly looksAt: readonly string[];
  /** The cases that it applies to, as written; such a criterion is not judged yet. */
  readonly appliesWhen?: Readonly<Record<string, unknown>>;
  /** How often it held, of n moments at which that could be told; the share is null where only a part can be seen. */
  readonly measured?: { readonly share: number | null; readonly n: number };
};

export type ProcessField = {
  readonly anyOf: readonly string[];
  readonly appliesWhen?: Readonly<Record<string, unknown>>;
  /** `judged` = its absence is a violation; `proposed` = not stated by the methodology; `absent` = no export carries it; `unread` = builds do not read it yet. */
  readonly state: 'judged' | 'proposed' | 'unread' | 'absent';
};

export type CrmStage = { readonly pipeline: string | null; readonly stage: string; readonly n: number };

export type ProcessState = {
  readonly id: string;
  readonly kind: StateKind;
  readonly position: number | null;
  readonly name: Words;
  readonly summary: Words | null;
  readonly artefact: Words | null;
  readonly materials: Words | null;
  readonly limitDays: number | null;
  readonly probability: number | null;
  readonly entry: readonly ProcessCriterion[];
  readonly exit: readonly ProcessCriterion[];
  readonly required: readonly ProcessField[];
  /** Ids of the stages that a final state may be entered from; null = any. */
  readonly from: readonly string[] | null;
  /** Names in the CRM by which it is recognised. */
  readonly match: readonly string[];
  /** Names in the CRM under which cases stand in it now. */
  readonly crm: readonly CrmStage[];
};

export type ProcessRule = {
  readonly name: string;
  readonly severity: Severity | null;
  readonly settings: Readonly<Record<string, unknown>>;
  /** `off` = switched off by the process; `later` = named by it, no statement judges it yet. */
  readonly state: 'judged' | 'not_judged' | 'off' | 'later';
  /** Why it is not judged, as `judgements` says it. */
  readonly why: string | null;
  readonly isSet: boolean;
};

/** A process in words: what it asks for, and how much of it the exports can show. */
export type ProcessPage = {
  readonly id: string;
  readonly name: Words;
  readonly entity: Process['entity'];
  readonly cases: number;
  readonly version: number;
  readonly effectiveFrom: string | null;
  readonly origin: Process['origin'];
  readonly isStrict: boolean;
  readonly isCumulative: boolean;
  readonly isWorkingClock: boolean;
  readonly resumesFromNeutral: boolean;
  readonly keepsRepeats: boolean;
  /** Parts of the definition that are proposals until a person confirms them. */
  readonly suggested: readonly string[];
  readonly pipelines: readonly string[] | null;
  readonly opening: readonly ProcessCriterion[];
  readonly states: readonly ProcessState[];
  readonly rules: readonly ProcessRule[];
  readonly unmapped: readonly CrmStage[];
};
