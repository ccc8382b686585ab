import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { ChartFrame } from '../ui/charts/chart-frame.tsx';
import { LazyLines } from '../ui/charts/lazy-lines.tsx';
import { Legend } from '../ui/charts/legend.tsx';
import { DataTable, type TableRow } from '../ui/data-table.tsx';
import { stageColor } from './stage-color.ts';

type Props = { page: Page; answer: Answers['stock']; question: URLSearchParams };

/** What stood on the stages each of the last weeks, the table folded under the chart. */
export function StockWeeks({ page, answer, question }: Props) {
  const { t, f, language, about } = page;
  const { stages, weeks } = answer;
  const rows = weeks.map(
    ({ at, stages: then }): TableRow => ({
      id: at,
      cells: {
        week: { value: at, text: f.day(at) },
        ...Object.fromEntries(
          then.map(({ stage, current, amount_current }) => [
            stage,
            {
              value: current,
              text: f.count(current),
              note: amount_current === null ? undefined : f.shortMoney(amount_current),
              href: current > 0 ? dealsBehind(question, 'stock.current', { stage, as_of: at }) : undefined,
            },
          ]),
        ),
      },
    }),
  );
  return (
    <ChartFrame
      label={t('funnel.stock.weeks')}
      hint={t('funnel.stock.weeks')}
      tableLabel={t('chart.table')}
      legend={
        <Legend
          items={stages.map(({ name }, index) => ({
            text: name[language],
            color: stageColor(index, stages.length),
          }))}
        />
      }
      table={
        <DataTable
          caption={t('funnel.table_of', { title: t('funnel.stock.weeks') })}
          columns={[
            { id: 'week', label: t('funnel.stock.week') },
            ...stages.map(({ stage, name }) => ({ id: stage, label: name[language], numeric: true })),
          ]}
          rows={rows}
          labels={{ sort: t('panel.sort') }}
        />
      }
    >
      <LazyLines
        unit="count"
        height={240}
        language={language}
        currency={about.currency}
        series={stages.map(({ stage, name }, index) => ({
          id: stage,
          name: name[language],
          color: stageColor(index, stages.length),
          as: 'stack',
        }))}
        points={[...weeks].reverse().map(({ at, stages: then }) => ({
          x: at,
          text: f.day(at),
          values: Object.fromEntries(then.map(({ stage, current }) => [stage, current])),
        }))}
      />
    </ChartFrame>
  );
}
