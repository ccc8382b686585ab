import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { ChartFrame } from '../ui/charts/chart-frame.tsx';
import { DotRows } from '../ui/charts/dot-rows.tsx';
import { Legend } from '../ui/charts/legend.tsx';
import type { lateRates } from './late-rates.ts';
import { stageOrder } from './stage-order.ts';

type Props = {
  readonly page: Page;
  readonly late: ReturnType<typeof lateRates>;
  readonly from: string;
};

/** How often each source loses what got to a stage, with intervals. */
export function LateChart({ page, late, from }: Props) {
  const { t, f } = page;
  const order = stageOrder(page);
  return (
    <ChartFrame
      label={t('winloss.late.chart', { stage: page.stage(from) })}
      hint={t('chart.hint')}
      table="winloss-sources-table"
      tableLabel={t('chart.table')}
      legend={
        <Legend
          items={[
            { text: t('winloss.legend.worse'), color: 'var(--lost)', shape: 'dot' },
            { text: t('winloss.legend.better'), color: 'var(--won)', shape: 'dot' },
            { text: t('winloss.legend.chance'), color: 'var(--neutral)', shape: 'dot' },
            { text: t('winloss.legend.interval'), color: 'var(--neutral)', shape: 'line' },
          ]}
        />
      }
    >
      <DotRows
        page={page}
        better="lower"
        whole={{
          rate: late.whole.lost / late.whole.decided,
          text: t('winloss.late.whole', { share: f.share(late.whole.lost / late.whole.decided) }),
        }}
        rows={late.rates.map((one) => {
          const name = one.key ?? t('winloss.missing.source');
          const values = { name, lost: one.lost, decided: one.decided, share: f.share(one.rate) };
          return {
            id: one.key ?? '',
            name,
            rate: one.rate,
            low: one.low,
            high: one.high,
            text: t('winloss.late.row', values),
            label: t(one.distinct ? 'winloss.late.mark' : 'winloss.late.mark.chance', {
              ...values,
              range: f.shareRange(one.low, one.high),
            }),
            href: dealsBehind(page.question, 'winloss.reason', {
              source: one.key ?? '',
              stage: order.slice(order.indexOf(from)),
            }),
            distinct: one.distinct,
          };
        })}
      />
    </ChartFrame>
  );
}
