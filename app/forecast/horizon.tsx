import type { Page } from '../server/open-page.ts';
import { address, dealsBehind } from '../ui/address.ts';
import { type Column, DataTable, type TableRow } from '../ui/data-table.tsx';
import { Define } from '../ui/define.tsx';
import { periodText } from '../ui/period-text.ts';
import type { HorizonPart } from './ask.ts';

type Props = {
  readonly page: Page;
  readonly question: URLSearchParams;
  readonly horizon: Promise<readonly HorizonPart[]>;
  readonly here: string;
};

/** Several periods side by side: what is won, what is open, the plan. */
export async function HorizonTable({ page, question, horizon, here }: Props) {
  const { t, f } = page;
  const head = (id: string, define?: string): Column => ({
    id,
    label: t(`forecast.column.${id}`),
    numeric: true,
    define: define ? <Define page={page} id={define} /> : undefined,
  });
  const rows = (await horizon).flatMap(({ period, answer }, index): TableRow[] => {
    if (!answer.ok) return [];
    const value = answer.value;
    const own = new URLSearchParams(question);
    own.set('period', period);
    const money = (name: 'won' | 'crm' | 'stage', isLink: boolean) => ({
      value: value[name],
      text: f.shortMoney(value[name]),
      title: f.money(value[name]),
      href: isLink && value[name] ? dealsBehind(own, `forecast.${name}`) : undefined,
    });
    return [
      {
        id: period,
        strong: period === here,
        cells: {
          period: {
            value: index,
            text: periodText(page, period),
            href: period === here ? undefined : address(page.path, page.params, { period }),
          },
          won: money('won', true),
          total: {
            value: value.total,
            text: f.count(value.total),
            href: value.total > 0 ? dealsBehind(own, 'forecast.pipeline') : undefined,
          },
          crm: money('crm', true),
          stage: money('stage', true),
          target: {
            value: value.target,
            text: f.shortMoney(value.target),
            title: value.target === null ? t('forecast.fact.no_target') : f.money(value.target),
          },
          attainment: { value: value.attainment, text: f.share(value.attainment) },
          gap: { value: value.gap, text: f.shortMoney(value.gap), title: f.money(value.gap) },
          coverage: {
            value: value.coverage,
            text: value.coverage === null ? '–' : t('forecast.times', { n: value.coverage }),
          },
        },
      },
    ];
  });
  return (
    <DataTable
      caption={t('winloss.table', { title: t('forecast.horizon.title') })}
      labels={{ sort: t('panel.sort') }}
      columns={[
        { id: 'period', label: t('column.period') },
        head('won', 'forecast_won'),
        head('total', 'due'),
        head('crm', 'forecast_crm'),
        head('stage', 'forecast_stage'),
        head('target', 'target'),
        head('attainment', 'attainment'),
        head('gap', 'gap'),
        head('coverage', 'coverage'),
      ]}
      rows={rows}
    />
  );
}
