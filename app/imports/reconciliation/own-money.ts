import type { Page } from '../../server/open-page.ts';

/** Money in the currency of the row, which is the base currency where the row names none; a dash when absent. */
export function ownMoney({ f, about }: Page, amount: number | null, currency: string | null): string {
  if (amount === null || currency === null || currency === about.currency) return f.money(amount);
  return `${f.count(amount)}\u00a0${currency}`;
}
