import type { Answers } from '../../lib/answers.ts';

type Rule = Answers['compliance']['rules'][number];
type OwnerRow = Answers['compliance']['by_owner'][number];

const rank = { high: 0, medium: 1, low: 2 } as const;

/** Fewer cases than this carry no share worth comparing. */
export const fewest = 10;

/** Judged rules: the graver first, then those that more of the exposed broke. */
export function byGravity(rules: readonly Rule[]): Rule[] {
  return rules
    .filter(({ judged }) => judged)
    .toSorted((a, b) => rank[a.severity] - rank[b.severity] || (b.share ?? 0) - (a.share ?? 0));
}

/** The rule that is broken most now among the gravest; undefined when nothing stands that can be judged. */
export function worstRule(rules: readonly Rule[]): Rule | undefined {
  return byGravity(rules).find(
    ({ flags_now, exposed }) => (flags_now ?? 0) > 0 && (exposed ?? 0) >= 2 * fewest,
  );
}

/** Owners who break a rule more often than all the others beyond chance, the worst first. */
export function distinctOwners(
  rows: readonly OwnerRow[],
  rule: Pick<Rule, 'rule' | 'share'>,
): (OwnerRow & { readonly owner: string; readonly share: number })[] {
  return rows
    .filter(
      (row): row is OwnerRow & { owner: string; share: number } =>
        row.rule === rule.rule &&
        row.owner !== null &&
        row.distinct &&
        row.exposed >= fewest &&
        (row.share ?? 0) > (rule.share ?? 1),
    )
    .toSorted((a, b) => b.share - a.share);
}
