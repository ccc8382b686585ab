import { loadAnswer } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { changed, dealsBehind } from '../ui/address.ts';
import { ChartFrame } from '../ui/charts/chart-frame.tsx';
import { Legend } from '../ui/charts/legend.tsx';
import { Panel } from '../ui/panel.tsx';
import styles from './funnel.module.css';
import { StockChart } from './stock-chart.tsx';
import { StockTable } from './stock-table.tsx';
import { StockWeeks } from './stock-weeks.tsx';

/** What stands on the stages at the as-of, and how that came about over the last weeks. */
export async function StockPanel({ page }: { page: Page }) {
  const { t, f } = page;
  const { entity } = page.about.process;
  const question = changed(page.question, { from: null, to: null, basis: null, policy: null });
  const stock = await loadAnswer('stock', question);
  const hasPeriod = page.question.has('from') || page.question.has('to');
  return (
    <Panel
      page={page}
      id="stock"
      title={t('funnel.stock.title')}
      lead={t(hasPeriod ? 'funnel.stock.lead_now' : 'funnel.stock.lead', { entity })}
      answer={stock}
      question={question}
      define={['current', 'amount_current', 'stock_week']}
      list="stages"
      report="stock"
      empty={t('funnel.stock.empty', { entity })}
    >
      {(answer) => (
        <>
          <div className={styles.pair}>
            <ChartFrame
              label={t('funnel.stock.title')}
              hint={t('chart.hint')}
              table="stock-table"
              tableLabel={t('chart.table')}
              legend={
                <Legend
                  items={[
                    { text: t('funnel.stock.now'), color: 'var(--stage-4)' },
                    {
                      text: t('funnel.stock.then', { at: f.day(answer.weeks.at(-1)?.at) }),
                      color: 'var(--neutral)',
                      shape: 'line',
                    },
                  ]}
                />
              }
            >
              <StockChart page={page} answer={answer} question={question} />
            </ChartFrame>
            <StockWeeks page={page} answer={answer} question={question} />
          </div>
          <div id="stock-table">
            <StockTable page={page} answer={answer} question={question} />
          </div>
          {answer.unknown.current > 0 && (
            <p>
              <a href={dealsBehind(question, 'stock.unknown')}>
                {t('funnel.stock.unknown', { n: answer.unknown.current })}
              </a>
            </p>
          )}
        </>
      )}
    </Panel>
  );
}
