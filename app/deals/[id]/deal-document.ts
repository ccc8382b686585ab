import type { Frame } from '../../../lib/answers.ts';
import type { ComplianceBody } from '../../../lib/reports/compliance.ts';

/** A stay in a stage. */
export type Visit = {
  readonly at: string;
  readonly until: string | null;
  readonly stage: string | null;
  readonly kind: string;
  readonly exit: string | null;
  readonly inferred: boolean;
  /** How many days earlier it may have begun; null unless only lists tell of it. */
  readonly entered_within_days: number | null;
  /** The same of its end. */
  readonly left_within_days: number | null;
  readonly days: number | null;
};

/** A recorded change of a field. */
export type Change = {
  readonly at: string;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly changed_by: string | null;
  /** Seen between two lists. */
  readonly inferred: boolean;
};

/** A call, a meeting, a task. */
export type Activity = {
  readonly at: string;
  readonly type: string | null;
  readonly subject: string | null;
  readonly result: string | null;
  readonly status: string | null;
  readonly owner: string | null;
  readonly due_at: string | null;
  readonly done_at: string | null;
};

export type Flag = ComplianceBody['flags'][number];

/** The card of a deal as the CRM gave it; names that not every export has come with it too. */
export type DealCard = {
  readonly deal_id: string;
  readonly name: string | null;
  readonly outcome: 'open' | 'won' | 'lost' | 'neutral';
  readonly amount: number | null;
  readonly currency: string;
  readonly amount_base: number | null;
  readonly owner: string | null;
  readonly team: string | null;
  readonly source: string | null;
  readonly crm_stage: string | null;
  readonly created_at: string | null;
  readonly closed_at: string | null;
  readonly expected_close_date: string | null;
  readonly lost_reason: string | null;
  readonly won_reason: string | null;
  readonly next_step: string | null;
  readonly next_step_date: string | null;
  readonly probability: number | null;
  readonly custom: Readonly<Record<string, unknown>> | null;
};

/** One deal with all that is known of it at an instant. */
export type DealDocument = Omit<Frame, 'n_cases' | 'excluded'> & {
  readonly deal: DealCard;
  readonly visits: readonly Visit[];
  readonly changes: readonly Change[];
  readonly activities: readonly Activity[];
  readonly flags: readonly Flag[];
};
