/** What of a question makes a plan of the whole company incomparable with what was won under it. */
const narrowing = ['source', 'owner', 'team', 'segment', 'product', 'pipeline', 'amount_min', 'amount_max'];

/** Whether the plan is for exactly what the question counts: no filter chooses among the company's deals. */
export function isWholeCompany(question: URLSearchParams): boolean {
  return ![...question.keys()].some((name) => narrowing.includes(name) || name.startsWith('custom.'));
}
