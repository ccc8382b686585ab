import { DealRows } from '../owners/deal-rows.tsx';
import type { Page } from '../server/open-page.ts';
import { address } from '../ui/address.ts';
import { Panel } from '../ui/panel.tsx';
import type { Asked } from './ask.ts';

/** The largest open deals that break a rule now, and nothing cleverer: the order is said. */
export async function TodayPanel({ page, asked }: { page: Page; asked: Asked }) {
  const { t, f } = page;
  const { entity } = page.about.process;
  const [now, { list, answer: deals }] = await Promise.all([asked.now, asked.broken]);
  const kind = now.ok && now.value.flags_now.length > 0 ? 'lead' : 'lead_any';
  const hasMoney = now.ok && (now.value.open.amount ?? 0) > 0;
  return (
    <Panel
      page={page}
      id="today"
      title={t('overview.today', { entity })}
      lead={t(hasMoney ? `overview.today.${kind}` : `overview.today.${kind}_age`)}
      answer={deals}
      define={['flag_now', 'stage_age']}
      list="rows"
      question={list}
      picture={false}
      empty={t('overview.today.empty', { entity })}
    >
      {(answer) => (
        <>
          <DealRows page={page} rows={answer.rows} caption={t('overview.today', { entity })} />
          <p>
            <a href={address('/deals', list)}>
              {t('overview.today.all', {
                n: answer.total,
                entity,
                hasMoney: hasMoney ? 'yes' : 'no',
                amount: f.shortMoney(answer.amount_total),
              })}
            </a>
          </p>
        </>
      )}
    </Panel>
  );
}
