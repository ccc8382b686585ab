import { Suspense } from 'react';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Define } from '../ui/define.tsx';
import { Pending } from '../ui/pending.tsx';
import type { DealsList, Forecast, ForecastParts } from './ask.ts';
import { dealLink } from './deal-link.ts';
import styles from './forecast.module.css';

type Props = {
  readonly page: Page;
  readonly question: URLSearchParams;
  readonly answer: Forecast;
  readonly lists: ForecastParts['outside'];
};

async function Largest({
  page,
  name,
  lists,
}: Pick<Props, 'page' | 'lists'> & { name: 'overdue' | 'undated' }) {
  const { t, f } = page;
  const list = (await lists)[name];
  const rows: DealsList['rows'] = list.ok ? list.value.rows : [];
  return (
    <DataTable
      caption={t('winloss.table', { title: t(`forecast.outside.${name}`) })}
      labels={{ sort: t('panel.sort') }}
      columns={[
        { id: 'deal', label: t('column.case'), minWidth: '13rem' },
        { id: 'amount', label: t('column.amount'), numeric: true },
        { id: 'stage', label: t('column.stage') },
        ...(name === 'overdue' ? [{ id: 'close', label: t('forecast.column.close') }] : []),
        { id: 'pushes', label: t('column.pushes'), numeric: true },
      ]}
      rows={rows.map((deal) => ({
        id: deal.deal_id,
        cells: {
          deal: {
            value: deal.name ?? deal.deal_id,
            text: deal.name ?? deal.deal_id,
            href: dealLink(page, deal.deal_id),
            note: deal.owner ?? undefined,
          },
          amount: { value: deal.amount, text: f.shortMoney(deal.amount), title: f.money(deal.amount) },
          stage: { value: page.stage(deal.stage), text: page.stage(deal.stage) },
          close: { value: deal.expected_close_date, text: f.date(deal.expected_close_date) },
          pushes: { value: deal.pushes, text: f.count(deal.pushes) },
        },
      }))}
    />
  );
}

/** Open money that no period of the forecast holds: dates that have passed, and no date at all. */
export function OutsidePanel({ page, question, answer, lists }: Props) {
  const { t, f } = page;
  return (
    <div className={styles.pair}>
      {(['overdue', 'undated'] as const).map((name) => (
        <div key={name} data-figure={`forecast.${name}`} data-value={answer[name].amount ?? ''}>
          <h3>
            <a href={dealsBehind(question, `forecast.${name}`)}>
              {t(`forecast.outside.${name}`)}:{' '}
              {t('forecast.outside.text', { amount: f.shortMoney(answer[name].amount), n: answer[name].n })}
            </a>{' '}
            <Define page={page} id={name} />
          </h3>
          {answer[name].n === 0 ? (
            <p className={styles.note}>{t(`forecast.outside.${name}.none`)}</p>
          ) : (
            <Suspense fallback={<Pending text={t('panel.loading')} height={280} />}>
              <Largest page={page} name={name} lists={lists} />
            </Suspense>
          )}
        </div>
      ))}
    </div>
  );
}
