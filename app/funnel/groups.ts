import type { Answers } from '../../lib/answers.ts';

type Funnel = Answers['funnel'];

export type Group = NonNullable<Funnel['groups']>[number];

/** The group's key; null = the missing. */
export const keyOf = ({ key }: Group): string | null => (Array.isArray(key) ? key[0] : key) ?? null;

const inTime = (by: string) => by === 'month' || by === 'quarter';

/** A month or quarter of which more than a fifth is still open: its shares would only look better or worse. */
export function isEarly({ totals }: Group, answer: Funnel, by: string): boolean {
  return inTime(by) && answer.basis !== 'exited' && totals.open > 0.2 * totals.cases;
}

/** Groups as they are read: time and amounts in their own order, the others with the most deals first. */
export function inOrder(groups: readonly Group[], by: string): Group[] {
  if (inTime(by)) return [...groups];
  const amount = (group: Group) => Number.parseFloat(keyOf(group) ?? 'Infinity');
  return [...groups].sort((a, b) =>
    by === 'amount_band' ? amount(a) - amount(b) : b.totals.cases - a.totals.cases,
  );
}
