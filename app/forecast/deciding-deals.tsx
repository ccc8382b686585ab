import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { type Column, DataTable, type TableRow } from '../ui/data-table.tsx';
import { Define } from '../ui/define.tsx';
import { type DealsList, dealsShown, type Forecast } from './ask.ts';
import { Concentrated } from './concentrated.tsx';
import { dealLink } from './deal-link.ts';
import styles from './forecast.module.css';
import { methodOf } from './method.ts';

type Props = {
  readonly page: Page;
  readonly question: URLSearchParams;
  readonly today: string;
  readonly answer: Forecast;
  readonly list: Promise<Loaded<DealsList>>;
};

/** The deals that decide the period: the largest open ones, what each is expected to bring and what speaks against it. */
export async function DecidingDeals({ page, question, today, answer, list }: Props) {
  const { t, f } = page;
  const method = methodOf(page.params);
  const loaded = await list;
  const cards = new Map((loaded.ok ? loaded.value.rows : []).map((row) => [row.deal_id, row]));
  const define = (id: string) => <Define page={page} id={id} />;
  const columns: Column[] = [
    { id: 'deal', label: t('column.case'), minWidth: '19rem' },
    { id: 'amount', label: t('column.amount'), numeric: true },
    { id: 'expected', label: t('forecast.column.expected'), numeric: true, define: define('weighted') },
    { id: 'p_crm', label: t('forecast.column.p_crm'), numeric: true, define: define('probability') },
    {
      id: 'p_stage',
      label: t('forecast.column.p_stage'),
      numeric: true,
      define: define('probability_stage'),
    },
    { id: 'stage', label: t('column.stage') },
    { id: 'close', label: t('forecast.column.close') },
    { id: 'pushes', label: t('column.pushes'), numeric: true, define: define('pushes') },
    { id: 'flags', label: t('forecast.column.flags') },
  ];
  const rows = answer.deals.slice(0, dealsShown).map((deal): TableRow => {
    const card = cards.get(deal.deal_id);
    const p = deal[`p_${method}`];
    const expected = deal.amount === null || p === null ? null : deal.amount * p;
    const { won, closed, own_probability: own } = deal.why;
    return {
      id: deal.deal_id,
      cells: {
        deal: {
          value: card?.name ?? deal.deal_id,
          text: card?.name ?? deal.deal_id,
          href: dealLink(page, deal.deal_id),
          note: [deal.deal_id, card?.owner].filter(Boolean).join(' · '),
        },
        amount: { value: deal.amount, text: f.shortMoney(deal.amount), title: f.money(deal.amount) },
        expected: { value: expected, text: f.shortMoney(expected), title: f.money(expected) },
        p_crm: {
          value: deal.p_crm,
          text: f.share(deal.p_crm),
          note: deal.p_crm === null ? undefined : t(own ? 'forecast.why.own' : 'forecast.why.of_stage'),
        },
        p_stage: {
          value: deal.p_stage,
          text: f.share(deal.p_stage),
          note:
            won === null || closed === null
              ? undefined
              : t(deal.p_stage === null ? 'forecast.why.few' : 'forecast.why.won', { won, closed }),
        },
        stage: {
          value: page.stage(deal.why.stage),
          text: page.stage(deal.why.stage),
          note: card ? t('forecast.why.stage_days', { days: f.days(card.stage_age_days) }) : undefined,
        },
        close: {
          value: deal.expected_close_date,
          text: f.date(deal.expected_close_date),
          ...(deal.expected_close_date !== null && deal.expected_close_date < today
            ? { tone: 'warning' as const, note: t('forecast.why.passed') }
            : {}),
        },
        pushes: {
          value: card?.pushes ?? null,
          text: f.count(card?.pushes ?? null),
          tone: card && card.pushes > 0 ? 'warning' : 'quiet',
        },
        flags: {
          value: card?.flags.length ?? null,
          text: card?.flags[0] ? page.rule(card.flags[0]) : '',
          title: card?.flags.map((rule) => page.rule(rule)).join('; '),
          note:
            card && card.flags.length > 1 ? t('forecast.why.more', { n: card.flags.length - 1 }) : undefined,
          tone: 'warning',
        },
      },
    };
  });
  return (
    <>
      <Concentrated page={page} answer={answer} method={method} />
      <DataTable
        caption={t('winloss.table', { title: t('forecast.deals.title') })}
        columns={columns}
        rows={rows}
        labels={{ sort: t('panel.sort') }}
      />
      {answer.total > rows.length && (
        <p className={styles.note}>
          {t('forecast.deals.more', { shown: rows.length })}{' '}
          <a href={dealsBehind(question, 'forecast.pipeline')}>
            {t('forecast.deals.all', { n: answer.total })}
          </a>
          {answer.total > answer.deals.length && ` ${t('forecast.deals.cut', { n: answer.deals.length })}`}
        </p>
      )}
    </>
  );
}
