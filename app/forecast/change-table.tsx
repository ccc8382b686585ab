import type { Page } from '../server/open-page.ts';
import { DataTable, type TableRow } from '../ui/data-table.tsx';
import type { Forecast } from './ask.ts';
import { signed } from './signed.ts';

type Props = { readonly page: Page; readonly now: Forecast; readonly before: Forecast };

/** The same period as it was seen a week earlier, figure by figure. */
export function ChangeTable({ page, now, before }: Props) {
  const { t, f } = page;
  const row = (
    id: string,
    text: (value: number | null) => string,
    of: (answer: Forecast) => number | null,
  ): TableRow => {
    const [then, present] = [of(before), of(now)];
    const difference = then === null || present === null ? null : present - then;
    return {
      id,
      cells: {
        name: { value: null, text: t(`forecast.change.${id}`) },
        before: { value: then, text: text(then) },
        now: { value: present, text: text(present) },
        difference: {
          value: difference,
          text: signed(difference, text),
          tone: difference === 0 ? 'quiet' : undefined,
        },
      },
    };
  };
  const total = (method: 'crm' | 'stage') => (answer: Forecast) =>
    answer[method] === null ? null : (answer.won ?? 0) + (answer[method] ?? 0);
  return (
    <DataTable
      caption={t('winloss.table', { title: t('forecast.change.title') })}
      labels={{ sort: t('panel.sort') }}
      columns={[
        { id: 'name', label: t('forecast.change.figure') },
        { id: 'before', label: f.day(before.as_of), numeric: true },
        { id: 'now', label: f.day(now.as_of), numeric: true },
        { id: 'difference', label: t('forecast.change.difference'), numeric: true },
      ]}
      rows={[
        row('total_crm', f.shortMoney, total('crm')),
        row('total_stage', f.shortMoney, total('stage')),
        row('won', f.shortMoney, ({ won }) => won),
        row('crm', f.shortMoney, ({ crm }) => crm),
        row('stage', f.shortMoney, ({ stage }) => stage),
        row('n', f.count, ({ total: n }) => n),
        row('overdue', f.shortMoney, ({ overdue }) => overdue.amount),
        row('undated', f.shortMoney, ({ undated }) => undated.amount),
      ]}
    />
  );
}
