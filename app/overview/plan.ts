/** What of a question makes a plan incomparable with what was won under it. */
const narrowing = ['source', 'owner', 'team', 'segment', 'product', 'pipeline', 'amount_min', 'amount_max'];

/**
 * Whether a plan is for exactly what the question counts: no filter chooses among the deals it is for.
 * @param besides filters that the plan itself is cut by, such as `owner` for the plan of one person
 */
export function isWholePlan(question: URLSearchParams, besides: readonly string[] = []): boolean {
  return ![...question.keys()].some(
    (name) => (narrowing.includes(name) && !besides.includes(name)) || name.startsWith('custom.'),
  );
}
