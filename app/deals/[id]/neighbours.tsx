import { loadAnswer } from '../../server/load.ts';
import type { Page } from '../../server/open-page.ts';
import { address } from '../../ui/address.ts';
import { dealAddress } from '../list-address.ts';
import styles from './deal.module.css';

/** The way back to the list that the deal was opened from, and to its neighbours there. */
export async function Neighbours({ page, id }: { page: Page; id: string }) {
  const { t, params, about, question } = page;
  const nth = Number(params.get('view.nth') ?? Number.NaN);
  const list = new URLSearchParams(params.get('view.list') ?? '');
  const back = Number.isInteger(nth) && nth >= 0 ? list : new URLSearchParams(question);
  const offset = Math.max(0, nth - 1);
  const asked = new URLSearchParams(list);
  asked.set('offset', String(offset));
  asked.set('limit', '3');
  const around = back === list ? await loadAnswer('deals', asked) : null;
  const rows = around?.ok ? around.value.rows : [];
  const at = rows.findIndex((row) => row.deal_id === id);
  const link = (index: number, text: string) => {
    const row = at < 0 ? undefined : rows[index];
    return (
      row && (
        <a
          href={dealAddress(row.deal_id, about.process.id, list, offset + index)}
          title={row.name ?? row.deal_id}
        >
          {text}
        </a>
      )
    );
  };
  return (
    <nav className={styles.neighbours} aria-label={t('deal.neighbours')}>
      <a href={address('/deals', back)}>{t('deal.to_list')}</a>
      {link(at - 1, `← ${t('deal.before')}`)}
      {link(at + 1, `${t('deal.after')} →`)}
      {at >= 0 && around?.ok && (
        <span>
          {t('deal.nth', { nth: page.f.count(offset + at + 1), of: page.f.count(around.value.total) })}
        </span>
      )}
    </nav>
  );
}
