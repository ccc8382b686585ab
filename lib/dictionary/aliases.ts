/** Keys of an answer, whole (`totals.lost`) or by their last part (`lost`), and the entry that defines them; null = no figure. */
type Aliases = Readonly<Record<string, string | null>>;

/** What means the same in every answer. */
export const sharedAliases: Aliases = {
  n_cases: 'n',
  total: 'n',
  'excluded.n': 'excluded',
  ci_low: 'interval',
  ci_high: 'interval',
  bound_low: 'bounds',
  bound_high: 'bounds',
  p10: 'distribution',
  p50: 'distribution',
  p25: 'quantiles',
  p75: 'quantiles',
  p90: 'quantiles',
  median_low: 'median_interval',
  median_high: 'median_interval',
  age_days: 'age',
  stage_age_days: 'stage_age',
  flags: 'flag',
  flags_now: 'flag_now',
  position: null,
  line: null,
};

const funnel: Aliases = {
  lost: 'funnel.lost',
  open: 'funnel.open',
  neutral: 'funnel.neutral',
  disqualified: 'funnel.disqualified',
  amount_lost: 'funnel.amount_lost',
  'totals.cases': 'case',
  'totals.lost': 'lost',
  'totals.open': 'open',
  'totals.neutral': 'neutral',
  'totals.disqualified': 'disqualified',
  'policies.implied': 'policy',
  'policies.observed': 'policy',
  'policies.strict': 'policy',
  added: 'policy_difference',
  dropped: 'policy_difference',
};

const cycle = ['n', 'mean', 'median', 'p25', 'p75', 'p90'].flatMap((name) =>
  ['won', 'lost'].map((outcome): [string, string] => [`cycle.${outcome}.${name}`, 'cycle']),
);

const durations: Aliases = {
  ...Object.fromEntries(cycle),
  n: 'durations.n',
  'cycle.open.n': 'cycle_open',
  'cycle.open.median_age': 'cycle_open',
  unit: 'stay_unit',
  'exits.day': null,
  'exits.advance': 'exits',
  'exits.lost': 'exits',
  'exits.back': 'exits',
  'exits.other': 'exits',
};

const winloss: Aliases = {
  'reasons.n': 'loss_reason',
  'reasons.amount': 'amount_lost',
  reason: 'loss_reason',
  stage: 'stage_lost',
};

const forecast: Aliases = {
  won: 'forecast_won',
  crm: 'forecast_crm',
  stage: 'forecast_stage',
  model: 'forecast_model',
  new: 'forecast_new',
  p90: 'distribution',
  'overdue.n': 'overdue',
  'overdue.amount': 'overdue',
  'undated.n': 'undated',
  'undated.amount': 'undated',
  'categories.n': 'category',
  p_crm: 'probability',
  p_stage: 'probability_stage',
  p_model: 'probability_model',
  'deals.why.won': 'why_won',
  'deals.why.closed': 'why_won',
  total: 'due',
};

const overview: Aliases = {
  'open.n': 'open',
  'won.n': 'won',
  'won.amount': 'amount_won',
  'lost.n': 'lost',
  'lost.amount': 'amount_lost',
  'neutral.n': 'neutral',
  'quarter.won.n': 'won',
  'quarter.won.amount': 'amount_won',
  cycle_won_median: 'cycle',
  cycle_days: 'cycle',
  per_day: 'velocity',
  'stages.advanced': 'left',
  'stages.lost': 'left_lost',
  'stages.amount_lost': 'left_amount_lost',
};

const compliance: Aliases = {
  waived: 'waiver',
  flags_total: 'flag',
  cases: 'flagged_cases',
};

const conformance: Aliases = {
  cases: 'conformance',
  conforming: 'conformance',
  rate: 'conformance',
  moves: 'conformance_moves',
  legal_moves: 'conformance_moves',
  rate_moves: 'conformance_moves',
  fitness_log: 'fitness',
  'deviations.cases': 'deviation',
  'deviations.share': 'deviation',
  events: 'deviation',
  closed: 'goes_with',
  difference: 'goes_with',
  difference_low: 'goes_with',
  difference_high: 'goes_with',
  ...Object.fromEntries(
    ['strata', 'closed', 'difference', 'low', 'high'].flatMap((name) => [
      [`compared.stratified.${name}`, 'goes_with_stratified'],
      [`compared.reached.${name}`, 'goes_with_reached'],
    ]),
  ),
  median_days: 'goes_with_days',
  median_low: 'goes_with_days',
  median_high: 'goes_with_days',
};

const criteria: Aliases = {
  moments: 'criterion_met',
  met: 'criterion_met',
  unmet: 'criterion_met',
  unknown: 'criterion_met',
  cases: 'criterion_met',
  share: 'criterion_met',
};

const check: Aliases = {
  statuses: 'process_check',
  active: 'process_check',
  visited: 'process_check',
  closed: 'process_check',
  share_visited: 'process_check',
  cases_now: 'process_check',
  amount_now: 'process_check',
  days_per_case: 'process_check',
};

const completeness: Aliases = { n: 'completeness', filled: 'completeness', share: 'completeness' };

const map: Aliases = {
  visits: 'map_visits',
  current: 'map_visits',
  'nodes.cases': 'map_visits',
  n: 'map_move',
  'edges.cases': 'map_move',
  median_days: 'map_days',
  'starts.cases': 'map_ends',
  'ends.cases': 'map_ends',
};

const variants: Aliases = { 'variants.n': 'variant', share: 'variant_share' };

const quality: Aliases = {
  read: 'reject',
  loaded: 'reject',
  rejected: 'reject',
  rejects_total: 'reject',
  duplicates: 'duplicate_row',
  'issues.n': 'issue',
  'unmapped_stages.n': 'unmapped',
  amount_read: 'file_amount',
  amount_loaded: 'file_amount',
  amount_rejected: 'file_amount',
  amount_duplicates: 'file_amount',
};

const reconciliation: Aliases = {
  read: 'reject',
  rejected: 'reject',
  duplicates: 'duplicate_row',
  ids: 'case',
  cases: 'case',
  history_only: 'case',
  undated: 'no_date',
  'not_cases.n': 'difference',
  n: 'difference',
  differ: 'difference',
  crm_n: 'reconciliation',
  our_n: 'reconciliation',
  crm_amount: 'reconciliation',
  our_amount: 'reconciliation',
  our_amount_base: 'reconciliation',
  amount_base: 'amount',
};

const stock: Aliases = {
  'unknown.current': 'unmapped',
  'unknown.amount_current': 'unmapped',
  'weeks.stages.current': 'stock_week',
  'weeks.stages.amount_current': 'stock_week',
};

const deals: Aliases = { amount_own: 'amount', amount_total: 'amount', visits: 'durations.n' };

/** By report, and by the name of a single metric. */
export const aliases: Readonly<Record<string, Aliases>> = {
  funnel,
  durations,
  winloss,
  forecast,
  overview,
  compliance,
  criteria,
  'process-check': check,
  completeness,
  conformance,
  variants,
  map,
  quality,
  reconciliation,
  stock,
  deals,
  deals_created: { value: 'deals_created' },
  deals_won: { value: 'won' },
  deals_lost: { value: 'lost' },
  won_amount: { value: 'amount_won' },
  mean_won_amount: { value: 'mean_won' },
  win_rate: { value: 'win_rate' },
  win_rate_amount: { value: 'win_rate_amount' },
  cycle_won: { value: 'cycle' },
};
