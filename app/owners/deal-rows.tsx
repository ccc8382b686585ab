import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { address, travellers } from '../ui/address.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { DealList } from './deal-list.tsx';
import styles from './deal-rows.module.css';
import { ownerPath } from './owner-path.ts';

type Deal = Answers['deals']['rows'][number];

type Props = {
  readonly page: Page;
  readonly rows: readonly Deal[];
  readonly caption: string;
  /** A person's own page needs no column with the name. */
  readonly withOwner?: boolean;
};

/** Deals to talk about: money, stage and how long there, when it should close, which rules it breaks now. */
export function DealRows({ page, rows, caption, withOwner = true }: Props) {
  const { t, f, question } = page;
  const kept = travellers(question);
  const hasMoney = rows.some(({ amount }) => amount !== null);
  const hasDates = rows.some(({ expected_close_date }) => expected_close_date !== null);
  const today = (page.question.get('as_of') ?? page.about.asOf).slice(0, 10);
  const columns: Column[] = [
    { id: 'deal', label: t(`case.name.${page.about.process.entity}`) },
    ...(hasMoney ? [{ id: 'amount', label: t('column.amount'), numeric: true }] : []),
    { id: 'stage', label: t('column.stage') },
    { id: 'age', label: t('column.stage_age_days'), numeric: true },
    ...(hasDates
      ? [
          { id: 'close', label: t('column.expected_close_date') },
          { id: 'pushes', label: t('column.pushes'), numeric: true },
        ]
      : []),
    ...(withOwner ? [{ id: 'owner', label: t('column.owner') }] : []),
    { id: 'flags', label: t('column.flags') },
  ];
  return (
    <>
      <DealList page={page} rows={rows} />
      <div className={styles.table}>
        <DataTable
          caption={caption}
          labels={{ sort: t('panel.sort') }}
          columns={columns}
          rows={rows.map((deal) => ({
            id: deal.deal_id,
            cells: {
              deal: {
                value: deal.name ?? deal.deal_id,
                text: deal.name ?? deal.deal_id,
                note: deal.name ? deal.deal_id : undefined,
                href: address(`/deals/${encodeURIComponent(deal.deal_id)}`, kept),
              },
              amount: { value: deal.amount, text: f.shortMoney(deal.amount), title: f.money(deal.amount) },
              stage: { value: deal.stage, text: page.stage(deal.stage) },
              age: {
                value: deal.stage_age_days,
                text: f.days(deal.stage_age_days),
                tone: deal.flags.includes('stage_overdue') ? 'warning' : undefined,
                note: deal.flags.includes('stage_overdue') ? t('owners.over_limit') : undefined,
              },
              close: {
                value: deal.expected_close_date,
                text: f.date(deal.expected_close_date),
                tone:
                  deal.expected_close_date !== null && deal.expected_close_date < today
                    ? 'warning'
                    : undefined,
                note:
                  deal.expected_close_date !== null && deal.expected_close_date < today
                    ? t('owners.passed')
                    : undefined,
              },
              pushes: { value: deal.pushes, text: deal.pushes > 0 ? f.count(deal.pushes) : t('none') },
              owner: {
                value: deal.owner,
                text: deal.owner ?? t('missing'),
                href: address(ownerPath(deal.owner), kept),
              },
              flags: {
                value: deal.flags.length,
                text: deal.flags.map((rule) => page.rule(rule)).join(' · ') || t('none'),
              },
            },
          }))}
        />
      </div>
    </>
  );
}
