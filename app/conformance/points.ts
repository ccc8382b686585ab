import type { Page } from '../server/open-page.ts';

type Words = Pick<Page, 't' | 'f'>;

function signed({ f }: Words, share: number): string {
  const points = Math.abs(share * 100);
  return `${points < 0.05 ? '' : share < 0 ? '−' : '+'}${f.days(points)}`;
}

/** A difference of shares in percentage points: −3,1 п. п.; a dash where there is none. */
export function pointsText(words: Words, difference: number | null): string {
  return difference === null ? '—' : `${signed(words, difference)} ${words.t('unit.point')}`;
}

/** The interval of a difference: −6,0 … +0,2; a dash where there is none. */
export function pointsRange(words: Words, low: number | null, high: number | null): string {
  return low === null || high === null ? '—' : `${signed(words, low)} … ${signed(words, high)}`;
}
