import type { Page } from '../server/open-page.ts';
import { DataTable } from '../ui/data-table.tsx';
import type { Forecast } from './ask.ts';
import { concentration } from './concentration.ts';
import type { Method } from './method.ts';

/** How much of the forecast hangs on the largest deals. */
export function Concentrated({ page, answer, method }: { page: Page; answer: Forecast; method: Method }) {
  const { t, f } = page;
  const open = answer[method];
  const deals = answer.deals.map(({ deal_id, amount, ...deal }) => ({
    deal_id,
    amount,
    p: deal[`p_${method}`],
  }));
  const tops = concentration(deals, open);
  const total = (answer.won ?? 0) + (open ?? 0);
  if (open === null || tops.length === 0) return <p>{t('forecast.top.none')}</p>;
  const three = tops.find(({ top }) => top === 3) ?? tops[0];
  return (
    <>
      <p>
        {t('forecast.top.sentence', {
          n: three?.top ?? 1,
          share: f.share(three?.share),
          without: f.shortMoney(total - (tops[0]?.expected ?? 0)),
          total: f.shortMoney(total),
        })}
      </p>
      <DataTable
        caption={t('winloss.table', { title: t('forecast.top.title') })}
        labels={{ sort: t('panel.sort') }}
        columns={[
          { id: 'top', label: t('forecast.top.title') },
          { id: 'expected', label: t('forecast.column.expected'), numeric: true },
          { id: 'share', label: t('forecast.top.share'), numeric: true },
          { id: 'without', label: t('forecast.top.without'), numeric: true },
          ...(answer.target === null
            ? []
            : [{ id: 'plan', label: t('forecast.top.plan'), numeric: true } as const]),
        ]}
        rows={tops.map(({ top, expected, share }) => ({
          id: String(top),
          cells: {
            top: { value: top, text: t('forecast.top.row', { n: top }) },
            expected: { value: expected, text: f.shortMoney(expected), title: f.money(expected) },
            share: { value: share, text: f.share(share), bar: share },
            without: { value: total - expected, text: f.shortMoney(total - expected) },
            plan: {
              value: answer.target ? (total - expected) / answer.target : null,
              text: answer.target ? f.share((total - expected) / answer.target) : '–',
            },
          },
        }))}
      />
    </>
  );
}
