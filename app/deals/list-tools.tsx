import Form from 'next/form';
import type { Page } from '../server/open-page.ts';
import { Kept, Menu } from '../ui/filter-bar.tsx';
import { type ColumnId, columnIds, numericColumns, unsortable } from './deal-columns.ts';
import styles from './deals.module.css';
import type { ListWords } from './list-words.ts';

type Props = { readonly page: Page; readonly columns: readonly ColumnId[]; readonly words: ListWords };

/** The orders that a narrow screen offers: it has no headings to press. */
function SortChoice({ page, columns, words }: Props) {
  const { t, params } = page;
  const chosen = params.get('sort') ?? '';
  const orders = columns
    .filter((id) => !unsortable.has(id))
    .flatMap((id) => (numericColumns.has(id) || id === 'flags' ? [`-${id}`, id] : [id, `-${id}`]));
  return (
    <Form action={page.path} className={styles.sort}>
      <Kept page={page} without={['sort']} />
      <select name="sort" defaultValue={chosen} key={chosen} aria-label={t('deals.sort')}>
        <option value="">{t('deals.sort.default')}</option>
        {orders.map((order) => (
          <option key={order} value={order}>
            {words.columns[order.replace('-', '') as ColumnId]} {order.startsWith('-') ? '↓' : '↑'}
          </option>
        ))}
      </select>
      <button type="submit">{t('deals.sort.apply')}</button>
    </Form>
  );
}

/** Above the list: the search, the columns to show, and on a narrow screen the order. */
export function ListTools({ page, columns, words }: Props) {
  const { t, params } = page;
  const sought = params.get('q') ?? '';
  return (
    <div className={styles.tools}>
      <Form action={page.path} className={styles.find} role="search" aria-label={t('deals.find.hint')}>
        <Kept page={page} without={['q']} />
        <input
          type="search"
          name="q"
          defaultValue={sought}
          key={sought}
          placeholder={t('deals.find.hint')}
          aria-label={t('deals.find.hint')}
        />
        <button type="submit">{t('deals.find')}</button>
      </Form>
      <SortChoice page={page} columns={columns} words={words} />
      <div className={styles.columns}>
        <Menu page={page} names={['view.columns']} label={t('deals.columns')} on={params.has('view.columns')}>
          <ul className={styles.checks}>
            {columnIds.slice(1).map((id) => (
              <li key={id}>
                <label>
                  <input
                    type="checkbox"
                    name="view.columns"
                    value={id}
                    defaultChecked={columns.includes(id)}
                  />{' '}
                  {words.columns[id]}
                </label>
              </li>
            ))}
          </ul>
        </Menu>
      </div>
    </div>
  );
}
