import type { Page } from '../server/open-page.ts';
import { address } from '../ui/address.ts';
import { Define } from '../ui/define.tsx';
import { type ColumnId, numericColumns, unsortable } from './deal-columns.ts';
import type { Head } from './deal-heads.tsx';
import type { ListWords } from './list-words.ts';

/** Entries of the dictionary that explain a column. */
const defined: Readonly<Partial<Record<ColumnId, string>>> = {
  stage_age_days: 'stage_age',
  age_days: 'age',
  pushes: 'pushes',
  probability: 'probability',
  flags: 'flag',
};

/** Figures and flags start with the largest, the rest with A. */
const startsDown = (id: ColumnId) => numericColumns.has(id) || id === 'flags';

/** Where a heading leads: the list ordered by it, the other way round when it is already. */
export function sortOf(id: ColumnId, sort: string | null): string {
  const down = `-${id}`;
  if (sort === id) return down;
  if (sort === down) return id;
  return startsDown(id) ? down : id;
}

/** The headings of the list. */
export function headsOf(page: Page, columns: readonly ColumnId[], words: ListWords): Head[] {
  const { params, path, t } = page;
  const sort = params.get('sort');
  return columns.map((id) => ({
    id,
    text: words.columns[id],
    href: unsortable.has(id) ? null : address(path, params, { sort: sortOf(id, sort), offset: null }),
    title: `${words.columns[id]}. ${t('panel.sort')}`,
    define: defined[id] && <Define page={page} id={defined[id]} />,
  }));
}
