import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { DataTable, type TableRow } from '../ui/data-table.tsx';
import { Define } from '../ui/define.tsx';

function changeText({ f }: Page, now: number, before: number | null): string {
  if (before === null) return f.count(null);
  return now === before ? '0' : `${now > before ? '+' : '−'}${f.count(Math.abs(now - before))}`;
}

type Props = { page: Page; answer: Answers['stock']; question: URLSearchParams };

/** Deals and money on each stage, now and at the first of the weeks. */
export function StockTable({ page, answer, question }: Props) {
  const { t, f, language } = page;
  const first = answer.weeks.at(-1);
  const row = (
    id: string,
    name: string,
    now: { n: number; amount: number | null },
    before: number | null,
  ): TableRow => ({
    id,
    strong: id === 'all',
    cells: {
      stage: { value: id === 'all' ? 99 : answer.stages.findIndex(({ stage }) => stage === id), text: name },
      current: {
        value: now.n,
        text: f.count(now.n),
        href:
          now.n === 0
            ? undefined
            : id === 'all'
              ? dealsBehind(question, 'stock.cases')
              : dealsBehind(question, 'stock.current', { stage: id }),
      },
      amount_current: { value: now.amount, text: f.money(now.amount) },
      before: {
        value: before,
        text: f.count(before),
        href:
          before !== null && before > 0 && id !== 'all'
            ? dealsBehind(question, 'stock.current', { stage: id, as_of: first?.at })
            : undefined,
      },
      change: { value: before === null ? null : now.n - before, text: changeText(page, now.n, before) },
    },
  });
  const then = (id: string) => first?.stages.find(({ stage }) => stage === id)?.current ?? 0;
  const sum = (list: readonly number[]) => list.reduce((total, n) => total + n, 0);
  const amounts = answer.stages.map(({ amount_current }) => amount_current);
  const hasMoney = amounts.some((one) => one !== null);
  const rows = answer.stages.map(({ stage, name, current, amount_current }) =>
    row(stage, name[language], { n: current, amount: amount_current }, then(stage)),
  );
  const all = {
    n: answer.n_cases,
    amount: hasMoney ? sum([...amounts, answer.unknown.amount_current].map((one) => one ?? 0)) : null,
  };
  // The weeks do not tell of the stages outside the process: then the whole has nothing to be compared with.
  const allThen = answer.unknown.current > 0 ? null : sum(answer.stages.map(({ stage }) => then(stage)));
  return (
    <DataTable
      caption={t('funnel.table_of', { title: t('funnel.stock.title') })}
      columns={[
        { id: 'stage', label: t('column.stage') },
        {
          id: 'current',
          label: page.find('define.current.name') ?? t('funnel.stock.now'),
          numeric: true,
          define: <Define page={page} id="current" />,
        },
        ...(hasMoney ? [{ id: 'amount_current', label: t('column.amount'), numeric: true }] : []),
        { id: 'before', label: f.day(first?.at), numeric: true },
        { id: 'change', label: t('funnel.stock.change'), numeric: true },
      ]}
      rows={[...rows, row('all', t('whole'), all, allThen)]}
      labels={{ sort: t('panel.sort') }}
    />
  );
}
