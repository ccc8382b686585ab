import type { Page } from '../server/open-page.ts';
import { address, dealsBehind, travellers } from '../ui/address.ts';
import { ChartFrame } from '../ui/charts/chart-frame.tsx';
import { Legend } from '../ui/charts/legend.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Panel } from '../ui/panel.tsx';
import { type Asked, known } from './ask.ts';
import { type Month, monthsOf, scaleOf } from './months.ts';
import { daysOf, MonthsChart } from './months-chart.tsx';

type TableProps = {
  readonly page: Page;
  readonly question: URLSearchParams;
  readonly months: readonly Month[];
};

function MonthsTable({ page, question, months }: TableProps) {
  const { t, f } = page;
  const heads = ['won', 'lost', 'amount', 'rate'] as const;
  return (
    <DataTable
      caption={t('overview.months', { entity: page.about.process.entity })}
      labels={{ sort: t('panel.sort') }}
      columns={[
        { id: 'month', label: t('dimension.month') },
        ...heads.map((id) => ({ id, label: t(`overview.months.${id}.column`), numeric: true })),
      ]}
      rows={[...months].reverse().map((month) => {
        const behind = (figure: string) => dealsBehind(question, `winloss.${figure}`, daysOf(month.id));
        return {
          id: month.id,
          cells: {
            month: { value: month.id, text: f.date(`${month.id}-01`).replace(/^\d+\s/, '') },
            won: { value: month.won, text: f.count(month.won), href: behind('won') },
            lost: { value: month.lost, text: f.count(month.lost), href: behind('lost') },
            amount: { value: month.amount, text: f.shortMoney(month.amount), title: f.money(month.amount) },
            rate: { value: month.rate, text: f.share(month.rate), note: f.shareRange(month.low, month.high) },
          },
        };
      })}
    />
  );
}

/** Wins of the last 13 months: money, and how many of those decided were won. */
export async function MonthsPanel({ page, asked }: { page: Page; asked: Asked }) {
  const { t } = page;
  const { entity } = page.about.process;
  const [answer, amounts] = await Promise.all([asked.months, asked.wonAmounts]);
  const months = answer.ok
    ? monthsOf(asked.moments.months, answer.value.by, known(amounts)?.points ?? [])
    : [];
  const byMoney = months.some(({ amount }) => (amount ?? 0) > 0);
  const { unit } = scaleOf(months.map(({ amount }) => amount));
  return (
    <Panel
      page={page}
      id="months"
      title={t('overview.months', { entity })}
      lead={
        <>
          {byMoney
            ? t(`overview.months.${unit}`, { currency: page.about.currency })
            : t('overview.months.count')}{' '}
          {t('overview.months.running')}{' '}
          <a href={address('/winloss', travellers(asked.question))}>{t('overview.months.more')}</a>
        </>
      }
      answer={answer}
      define={byMoney ? ['amount_won', 'win_rate'] : ['won', 'win_rate']}
      list="by"
      question={asked.byMonth}
      report="winloss"
      enough={() => months.some(({ won, lost }) => won + lost > 0)}
      empty={t('overview.months.empty')}
    >
      {({ overall }) => (
        <ChartFrame
          label={t('overview.months', { entity })}
          hint={t('chart.hint')}
          tableLabel={t('chart.table')}
          table={<MonthsTable page={page} question={asked.question} months={months} />}
          legend={
            <Legend
              items={[
                { text: t('overview.legend.won', { entity }), color: 'var(--won)' },
                { text: t('overview.legend.running'), color: 'var(--won)', shape: 'hatch' },
                { text: t('overview.legend.rate'), color: 'var(--won)', shape: 'dot' },
              ]}
            />
          }
        >
          <MonthsChart
            page={page}
            question={asked.question}
            months={months}
            overall={overall.win_rate}
            byMoney={byMoney}
          />
        </ChartFrame>
      )}
    </Panel>
  );
}
