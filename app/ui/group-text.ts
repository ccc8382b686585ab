import type { Page } from '../server/open-page.ts';
import { periodText } from './period-text.ts';

function bandText({ t, f }: Page, key: string): string {
  const [, low, high] = /^(-?[\d.]+)-([\d.]*)$/.exec(key) ?? [];
  if (low === undefined) return key;
  if (!high) return t('band.from', { low: f.shortMoney(Number(low)) });
  if (Number(low) === 0) return t('band.up_to', { high: f.shortMoney(Number(high)) });
  return t('band.between', { low: f.shortMoney(Number(low)), high: f.shortMoney(Number(high)) });
}

/** A group of a dimension in the reader's words; names that come from the data stay as they are. */
export function groupText(page: Page, dimension: string, key: string | null): string {
  if (key === null) return page.t('missing');
  if (dimension === 'amount_band') return bandText(page, key);
  if (dimension === 'client') return page.find(`client.${key}`) ?? key;
  if (dimension === 'month' || dimension === 'quarter') return periodText(page, key);
  return key;
}

/** A dimension in the reader's words; a field of the customer's own by its own name. */
export function dimensionText({ find }: Pick<Page, 'find'>, dimension: string): string {
  return find(`dimension.${dimension}`) ?? dimension.replace(/^custom\./, '');
}
