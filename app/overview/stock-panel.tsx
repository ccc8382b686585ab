import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { address, dealsBehind, travellers } from '../ui/address.ts';
import { ChartFrame } from '../ui/charts/chart-frame.tsx';
import { Legend } from '../ui/charts/legend.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Panel } from '../ui/panel.tsx';
import type { Asked } from './ask.ts';
import { StockChart } from './stock-chart.tsx';

const columns = [0, 4, 8, 12] as const;

/** The stock by stage now and 4, 8 and 12 weeks before. */
function StockTable({
  page,
  question,
  stock,
}: {
  page: Page;
  question: URLSearchParams;
  stock: Answers['stock'];
}) {
  const { t, f, language } = page;
  const weeks = columns.flatMap((ago) => (stock.weeks[ago] ? [{ ago, week: stock.weeks[ago] }] : []));
  return (
    <DataTable
      caption={t('overview.stock')}
      labels={{ sort: t('panel.sort') }}
      columns={[
        { id: 'stage', label: t('column.stage') },
        { id: 'amount', label: t('column.amount'), numeric: true },
        ...weeks.map(({ ago, week }) => ({ id: `week${ago}`, label: f.day(week.at), numeric: true })),
      ]}
      rows={stock.stages.map((stage, no) => ({
        id: stage.stage,
        cells: {
          stage: { value: no, text: stage.name[language] },
          amount: {
            value: stage.amount_current,
            text: f.shortMoney(stage.amount_current),
            title: f.money(stage.amount_current),
          },
          ...Object.fromEntries(
            weeks.map(({ ago, week }) => {
              const n = week.stages.find(({ stage: id }) => id === stage.stage)?.current ?? 0;
              const at = ago === 0 ? {} : { as_of: week.at };
              return [
                `week${ago}`,
                {
                  value: n,
                  text: f.count(n),
                  href:
                    n > 0 ? dealsBehind(question, 'stock.current', { stage: stage.stage, ...at }) : undefined,
                },
              ];
            }),
          ),
        },
      }))}
    />
  );
}

/** How many deals stand on each stage now, with how much money, and the way there over 13 weeks. */
export async function StockPanel({ page, asked }: { page: Page; asked: Asked }) {
  const { t } = page;
  const { entity } = page.about.process;
  const stock = await asked.stock;
  return (
    <Panel
      page={page}
      id="stock"
      title={t('overview.stock')}
      lead={
        <>
          {t('overview.stock.lead', { entity })}{' '}
          <a href={address('/funnel', travellers(asked.question))}>{t('overview.stock.more')}</a>
        </>
      }
      answer={stock}
      define={['current', 'stock_week']}
      list="stages"
      question={asked.question}
      report="stock"
    >
      {(answer) => (
        <ChartFrame
          label={t('overview.stock')}
          hint={t('chart.hint')}
          tableLabel={t('chart.table')}
          table={<StockTable page={page} question={asked.question} stock={answer} />}
          legend={
            <Legend
              items={[
                { text: t('overview.legend.now', { entity }), color: 'var(--stage-4)' },
                { text: t('overview.legend.weeks'), color: 'var(--open)', shape: 'line' },
              ]}
            />
          }
        >
          <StockChart page={page} question={asked.question} stock={answer} />
        </ChartFrame>
      )}
    </Panel>
  );
}
