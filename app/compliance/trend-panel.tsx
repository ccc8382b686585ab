import type { Answers } from '../../lib/answers.ts';
import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { ChartFrame } from '../ui/charts/chart-frame.tsx';
import { Panel } from '../ui/panel.tsx';
import { lastMonths } from './months.ts';
import { Trend } from './trend.tsx';
import { TrendTable } from './trend-table.tsx';
import { byGravity } from './worst.ts';

type Answer = Answers['compliance'];
type Props = { page: Page; question: URLSearchParams; compliance: Loaded<Answer> };

/** Since when: flags of the last twelve months, rule by rule. */
export function TrendPanel({ page, question, compliance }: Props) {
  const { t } = page;
  return (
    <Panel
      page={page}
      id="trend"
      title={t('compliance.trend.title')}
      lead={t('compliance.trend.lead')}
      answer={compliance}
      define={['flag']}
      list="by_month"
      report="compliance"
      question={question}
      enough={({ by_month }) => by_month.length > 0}
      empty={t('compliance.trend.empty')}
    >
      {(answer) => {
        const months = lastMonths(answer.as_of, page.about.timezone, 12, {
          from: page.params.get('from'),
          to: page.params.get('to'),
        });
        const shown = new Set(answer.by_month.map(({ rule }) => rule));
        const rules = byGravity(answer.rules).filter(({ rule }) => shown.has(rule));
        const parts = { page, question, answer, rules, months };
        return (
          <ChartFrame
            label={t('compliance.trend.title')}
            hint={t('chart.hint')}
            table={<TrendTable {...parts} />}
            tableLabel={t('chart.table')}
          >
            <Trend {...parts} />
          </ChartFrame>
        );
      }}
    </Panel>
  );
}
