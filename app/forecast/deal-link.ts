import type { Page } from '../server/open-page.ts';
import { address } from '../ui/address.ts';

/** The page of one deal, at the same instant and in the same process. */
export function dealLink(page: Page, id: string): string {
  const kept = new URLSearchParams(
    [...page.params].filter(([name]) => name === 'process' || name === 'as_of' || name === 'currency'),
  );
  return address(`/deals/${encodeURIComponent(id)}`, kept);
}
