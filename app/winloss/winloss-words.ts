import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';

export type Winloss = Answers['winloss'];
export type WinlossGroup = Winloss['by'][number];

/** The period of the address in words: from … to …, or all time. */
export function windowText({ t, f }: Page, from: string | null, to: string | null): string {
  if (from && to) return t('winloss.window.both', { from: f.date(from), to: f.date(to) });
  if (from) return t('winloss.window.from', { from: f.date(from) });
  return to ? t('winloss.window.to', { to: f.date(to) }) : t('winloss.window.all');
}

/** The single key of a group; a crossing has none here. */
export function keyOfGroup({ key }: { key: WinlossGroup['key'] }): string | null {
  return Array.isArray(key) ? key.join(' × ') : key;
}

/** Dimensions that cut the answer into at least two groups, in their order. */
export function dimensionsOf(answer: Winloss): readonly string[] {
  const order = ['source', 'owner', 'team', 'product', 'segment', 'client', 'amount_band', 'pipeline'];
  return order.filter((dimension) => answer.by.filter((row) => row.dimension === dimension).length > 1);
}

/** Groups of a dimension, the best first, those with nothing closed last. */
export function groupsOf(answer: Winloss, dimension: string): readonly WinlossGroup[] {
  const closed = ({ won, lost }: WinlossGroup) => won + lost > 0;
  return answer.by
    .filter((row) => row.dimension === dimension)
    .sort((a, b) => Number(closed(b)) - Number(closed(a)) || (b.win_rate ?? 0) - (a.win_rate ?? 0));
}
