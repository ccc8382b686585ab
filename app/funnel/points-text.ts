import type { Page } from '../server/open-page.ts';
import type { ShareChange } from './change.ts';

type Words = Pick<Page, 't' | 'f'>;

function signed({ f }: Words, share: number): string {
  const points = Math.abs(share * 100);
  return `${points < 0.05 ? '' : share < 0 ? '−' : '+'}${f.days(points)}`;
}

/** A difference of shares in percentage points: −3,1 п. п. */
export function pointsText(words: Words, { difference }: ShareChange): string {
  return `${signed(words, difference)} ${words.t('unit.point')}`;
}

/** The interval of a difference. */
export function rangeText(words: Words, { low, high }: ShareChange): string {
  return words.t('funnel.change.range', { low: signed(words, low), high: signed(words, high) });
}
