import { DealRows } from '../owners/deal-rows.tsx';
import { loadAnswer } from '../server/load.ts';
import type { Page } from '../server/page.ts';
import { address } from '../ui/address.ts';
import { Panel } from '../ui/panel.tsx';
import { type Asked, changed } from './ask.ts';

const shown = 8;

/** The largest open deals that break a rule now, and nothing cleverer: the order is said. */
export async function TodayPanel({ page, asked }: { page: Page; asked: Asked }) {
  const { t, f } = page;
  const now = await asked.now;
  const rules = now.ok ? now.value.flags_now.map(({ rule }) => rule) : [];
  const hasMoney = now.ok && (now.value.open.amount ?? 0) > 0;
  const sort = hasMoney ? '-amount' : '-stage_age_days';
  const question = changed(asked.question, { outcome: 'open', rule: rules, sort, limit: shown });
  const deals = await loadAnswer('deals', question);
  const list = changed(question, { limit: null });
  const { entity } = page.about.process;
  return (
    <Panel
      page={page}
      id="today"
      title={t('overview.today', { entity })}
      lead={t(hasMoney ? 'overview.today.lead' : 'overview.today.lead_age', { entity })}
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
