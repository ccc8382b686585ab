/** Columns of sql/reports/capability_facts.sql. */
export type Fact = string;

/**
 * One thing that the product can show. What it can show of it in a build is counted: `filled` of `of` cases carry what
 * it needs.
 */
export type Capability = {
  readonly id: string;
  readonly group:
    | 'stages'
    | 'outcomes'
    | 'money'
    | 'forecast'
    | 'people'
    | 'clients'
    | 'leads'
    | 'activity'
    | 'rules';
  /** Files and columns that feed it; `cases.` stands for the file of the process's entity. */
  readonly uses: readonly string[];
  readonly filled: Fact;
  /** The cases that could carry it; without it, any row is enough. */
  readonly of?: Fact;
  /** The share of them from which it counts as whole; 0.8 unless told. */
  readonly enough?: number;
  /** What gives a part of it where `filled` is nothing. */
  readonly instead?: Fact;
  /** What that part is, when it is not some of the cases: the message is `capability.why.PART`. */
  readonly part?: 'undated';
  readonly needsOrder?: true;
  readonly only?: 'deal' | 'lead';
};

const history = { filled: 'with_history', of: 'cases', uses: ['stage_history'] } as const;

/** Everything that a build may or may not be able to show, besides the rules. */
export const capabilityList: readonly Capability[] = [
  { id: 'stock', group: 'stages', uses: ['cases.stage', 'stages'], filled: 'open_staged', of: 'open' },
  { id: 'stage_history', group: 'stages', ...history },
  { id: 'conversion', group: 'stages', ...history },
  { id: 'durations', group: 'stages', ...history },
  {
    id: 'stage_age',
    group: 'stages',
    ...history,
    uses: ['stage_history', 'cases.stage_entered_at'],
    instead: 'with_stage_entered',
  },
  { id: 'skipped', group: 'stages', ...history, needsOrder: true },
  { id: 'variants', group: 'stages', ...history },
  { id: 'cohorts', group: 'stages', uses: ['cases.created_at'], filled: 'with_created', of: 'cases' },
  {
    id: 'win_rate',
    group: 'outcomes',
    uses: ['cases.status', 'cases.stage', 'cases.closed_at'],
    filled: 'closed_dated',
    of: 'closed',
    instead: 'closed',
    part: 'undated',
  },
  { id: 'by_source', group: 'outcomes', uses: ['cases.source'], filled: 'closed_sourced', of: 'closed' },
  { id: 'reasons', group: 'outcomes', uses: ['cases.lost_reason'], filled: 'lost_with_reason', of: 'lost' },
  {
    id: 'stage_lost',
    group: 'outcomes',
    uses: ['stage_history'],
    filled: 'closed_with_history',
    of: 'closed',
  },
  { id: 'by_product', group: 'outcomes', uses: ['cases.product'], filled: 'with_product', of: 'cases' },
  {
    id: 'by_segment',
    group: 'outcomes',
    uses: ['cases.segment'],
    filled: 'with_segment',
    of: 'cases',
    only: 'deal',
  },
  { id: 'amounts', group: 'money', uses: ['cases.amount'], filled: 'with_amount', of: 'cases', only: 'deal' },
  {
    id: 'currencies',
    group: 'money',
    uses: ['cases.currency', 'fx_rates'],
    filled: 'foreign_rated',
    of: 'foreign',
    only: 'deal',
  },
  { id: 'targets', group: 'money', uses: ['targets'], filled: 'targets', only: 'deal' },
  {
    id: 'forecast_crm',
    group: 'forecast',
    uses: ['cases.probability', 'stages.probability'],
    filled: 'open_with_any_probability',
    of: 'open',
    only: 'deal',
  },
  {
    id: 'forecast_stage',
    group: 'forecast',
    uses: ['stage_history'],
    filled: 'closed_with_history',
    of: 'closed',
    only: 'deal',
  },
  {
    id: 'close_dates',
    group: 'forecast',
    uses: ['cases.expected_close_date'],
    filled: 'open_with_close_date',
    of: 'open',
    only: 'deal',
  },
  {
    id: 'pushes',
    group: 'forecast',
    uses: ['field_history.expected_close_date'],
    filled: 'with_pushes',
    only: 'deal',
  },
  {
    id: 'categories',
    group: 'forecast',
    uses: ['cases.forecast_category'],
    filled: 'open_with_category',
    of: 'open',
    only: 'deal',
  },
  { id: 'owners', group: 'people', uses: ['cases.owner'], filled: 'with_owner', of: 'cases' },
  { id: 'owner_changes', group: 'people', uses: ['field_history.owner'], filled: 'with_owner_changes' },
  {
    id: 'teams',
    group: 'people',
    uses: ['cases.team', 'users.team'],
    filled: 'with_team',
    of: 'cases',
    instead: 'users_with_team',
  },
  {
    id: 'clients',
    group: 'clients',
    uses: ['cases.account_id', 'cases.account'],
    filled: 'with_client',
    of: 'cases',
    only: 'deal',
  },
  { id: 'accounts', group: 'clients', uses: ['accounts'], filled: 'accounts' },
  {
    id: 'contacts',
    group: 'clients',
    uses: ['contacts', 'cases.contact_id'],
    filled: 'with_contact',
    of: 'cases',
    enough: 0.5,
    instead: 'contacts',
  },
  {
    id: 'duplicates',
    group: 'clients',
    uses: ['accounts.tax_id', 'accounts.phone', 'accounts.email'],
    filled: 'accounts_keyed',
    of: 'accounts',
  },
  { id: 'leads', group: 'leads', uses: ['leads'], filled: 'leads' },
  {
    id: 'lead_links',
    group: 'leads',
    uses: ['cases.lead_id'],
    filled: 'with_lead',
    of: 'cases',
    enough: 0.3,
    only: 'deal',
  },
  {
    id: 'first_contact',
    group: 'leads',
    uses: ['cases.first_contact_at'],
    filled: 'with_first_contact',
    of: 'cases',
    only: 'lead',
  },
  {
    id: 'activities',
    group: 'activity',
    uses: ['activities'],
    filled: 'with_activity',
    of: 'cases',
    enough: 0.5,
  },
  {
    id: 'next_steps',
    group: 'activity',
    uses: ['cases.next_step_date', 'activities'],
    filled: 'open_with_next_step',
    of: 'open',
    enough: 0.5,
    instead: 'open_with_activity',
  },
];
