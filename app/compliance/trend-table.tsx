import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { DataTable } from '../ui/data-table.tsx';
import type { Month } from './months.ts';
import { monthText } from './trend.tsx';

type Answer = Answers['compliance'];

/** The trend's figures: rules × months. */
export function TrendTable({
  page,
  question,
  answer,
  rules,
  months,
}: {
  page: Page;
  question: URLSearchParams;
  answer: Answer;
  rules: readonly Answer['rules'][number][];
  months: readonly Month[];
}) {
  const { t, f } = page;
  const flags = new Map(answer.by_month.map((row) => [`${row.rule} ${row.month}`, row.flags]));
  return (
    <DataTable
      caption={t('compliance.trend.title')}
      columns={[
        { id: 'rule', label: t('column.rule') },
        ...months.map((month) => ({ id: month.id, label: monthText(page, month), numeric: true })),
      ]}
      rows={rules.map(({ rule }) => ({
        id: rule,
        cells: {
          rule: { value: page.rule(rule), text: page.rule(rule) },
          ...Object.fromEntries(
            months.map(({ id, from, to }) => {
              const n = flags.get(`${rule} ${id}`) ?? 0;
              return [
                id,
                {
                  value: n,
                  text: f.count(n),
                  href: n > 0 ? dealsBehind(question, 'compliance.cases', { rule, from, to }) : undefined,
                },
              ];
            }),
          ),
        },
      }))}
      labels={{ sort: t('panel.sort') }}
    />
  );
}
