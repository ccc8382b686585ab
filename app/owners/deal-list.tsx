import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { address, travellers } from '../ui/address.ts';
import styles from './deal-rows.module.css';

type Props = { readonly page: Page; readonly rows: readonly Answers['deals']['rows'][number][] };

/** The same deals on a phone, where a table of eight columns has no room. */
export function DealList({ page, rows }: Props) {
  const { t, f } = page;
  const kept = travellers(page.question);
  return (
    <ul className={styles.list}>
      {rows.map((deal) => {
        const isLate = deal.flags.includes('stage_overdue');
        return (
          <li key={deal.deal_id}>
            <a href={address(`/deals/${encodeURIComponent(deal.deal_id)}`, kept)}>
              {deal.name ?? deal.deal_id}
            </a>
            <span>{deal.amount === null ? '' : f.shortMoney(deal.amount)}</span>
            <small>
              {page.stage(deal.stage)}
              {deal.stage_age_days !== null && (
                <span className={isLate ? styles.late : undefined}>
                  {' · '}
                  {t('owners.on_stage', { days: f.days(deal.stage_age_days) })}
                  {isLate && `, ${t('owners.over_limit')}`}
                </span>
              )}
            </small>
            {deal.flags.length > 0 && <small>{deal.flags.map((rule) => page.rule(rule)).join(' · ')}</small>}
          </li>
        );
      })}
    </ul>
  );
}
