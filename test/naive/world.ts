import type { Process } from '../../lib/process/types.ts';

/** Microseconds since 1970 UTC, or a bare local day YYYY-MM-DD as an export may hold it, or nothing. */
export type When = number | string | null;

/** A row of deals.csv; what is left out is an empty cell. */
export type DealRow = {
  deal_id: string;
  pipeline?: string | null;
  stage?: string | null;
  status?: 'open' | 'won' | 'lost' | null;
  amount?: number | null;
  currency?: string | null;
  probability?: number | null;
  forecast_category?: string | null;
  source?: string | null;
  owner?: string | null;
  created_at?: When;
  updated_at?: When;
  stage_entered_at?: When;
  closed_at?: When;
  /** YYYY-MM-DD */
  expected_close_date?: string | null;
  lost_reason?: string | null;
  next_step?: string | null;
  /** YYYY-MM-DD */
  next_step_date?: string | null;
  lead_id?: string | null;
  /** Columns that no canonical file knows. */
  custom?: Readonly<Record<string, string | null>>;
};

/** A row of leads.csv. */
export type LeadRow = Pick<
  DealRow,
  | 'pipeline'
  | 'stage'
  | 'source'
  | 'owner'
  | 'created_at'
  | 'updated_at'
  | 'closed_at'
  | 'next_step_date'
  | 'custom'
> & {
  lead_id: string;
  status?: 'open' | 'converted' | 'rejected' | 'nurture' | 'junk' | null;
  rejection_reason?: string | null;
};

/** A row of stage_history.csv: of a deal, or (with `lead_id`) of a lead. */
export type HistoryRow = {
  deal_id?: string | null;
  lead_id?: string | null;
  stage: string;
  entered_at: number;
  pipeline?: string | null;
  from_pipeline?: string | null;
  from_stage?: string | null;
  seq?: number | null;
};

/** A row of field_history.csv. */
export type FieldChange = {
  deal_id?: string | null;
  lead_id?: string | null;
  field: string;
  changed_at: number;
  old_value: string | null;
  new_value: string | null;
};

/** A row of activities.csv. */
export type Activity = {
  deal_id?: string | null;
  lead_id?: string | null;
  activity_id?: string | null;
  type?: string | null;
  created_at?: When;
  due_at?: When;
  done_at?: When;
  status?: 'planned' | 'done' | 'cancelled' | null;
  status_changed_at?: When;
  owner?: string | null;
};

export type TargetRow = {
  period: string;
  owner?: string | null;
  team?: string | null;
  amount: number;
  currency?: string | null;
};

export type FxRate = { date: string; currency: string; rate_to_base: number };

/** One import, as rows in memory in the order of the files. */
export type World = {
  /** Microseconds UTC: the export's instant, and so the build's as-of. */
  importInstant: number;
  timezone: string;
  baseCurrency: string;
  /** Every process of the import: they decide what a move to another pipeline means. */
  processes: readonly Process[];
  /** No row at all = the import holds no deals file. */
  deals: readonly DealRow[];
  leads?: readonly LeadRow[];
  history: readonly HistoryRow[];
  fieldHistory: readonly FieldChange[];
  activities: readonly Activity[];
  targets: readonly TargetRow[];
  fxRates: readonly FxRate[];
  users: readonly { user: string; team?: string | null }[];
};

/** The filters that the naive answers know. */
export type NaiveQuery = {
  /** A day (its last microsecond) or an ISO instant; absent = the import's instant. */
  as_of?: string;
  from?: string;
  to?: string;
  basis?: 'created' | 'entered' | 'exited' | 'closed';
  policy?: 'implied' | 'observed' | 'strict';
  /** '' asks for the missing. */
  source?: readonly string[];
  owner?: readonly string[];
  amount_min?: number;
  amount_max?: number;
  unit?: 'visit' | 'case';
  period?: string;
  currency?: 'base' | 'constant';
  group_by?: 'source' | 'owner' | 'month';
};
