import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { ChartFrame } from '../ui/charts/chart-frame.tsx';
import { Legend } from '../ui/charts/legend.tsx';
import { StackedRows } from '../ui/charts/stacked-rows.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Define } from '../ui/define.tsx';
import type { Forecast } from './ask.ts';

type Category = Forecast['categories'][number];

const order = ['commit', 'best_case', 'pipeline', 'omitted', 'closed'];
const idOf = (category: string) =>
  category
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');

/** A category as exported, in the reader's words where it is one of the usual. */
export function categoryText(page: Page, category: string | null): string {
  if (category === null) return page.t('category.none');
  return page.find(`category.${idOf(category)}`) ?? category;
}

/** Categories from the surest to the least, those of the team's own after, the missing one last. */
export function sortCategories(categories: readonly Category[]): readonly Category[] {
  const place = ({ category }: Category) => {
    if (category === null) return order.length + 1;
    const at = order.indexOf(idOf(category));
    return at < 0 ? order.length : at;
  };
  return [...categories].sort((a, b) => place(a) - place(b) || (b.amount ?? 0) - (a.amount ?? 0));
}

/** What the sellers call each deal: all of its money light, what the CRM's probabilities leave of it dark. */
export function CategoryPanel({
  page,
  question,
  answer,
}: {
  page: Page;
  question: URLSearchParams;
  answer: Forecast;
}) {
  const { t, f } = page;
  const categories = sortCategories(answer.categories);
  const whole = Math.max(...categories.map(({ amount }) => amount ?? 0), 1);
  const behind = ({ category }: Category) =>
    dealsBehind(question, 'forecast.category', { category: category ?? '' });
  return (
    <ChartFrame
      label={t('forecast.categories.title')}
      hint={t('chart.hint')}
      tableLabel={t('chart.table')}
      legend={
        <Legend
          items={[
            { text: t('forecast.legend.weighted'), color: 'var(--open)', shape: 'hatch' },
            { text: t('forecast.legend.rest'), color: 'var(--open-soft)' },
          ]}
        />
      }
      table={
        <DataTable
          caption={t('winloss.table', { title: t('forecast.categories.title') })}
          labels={{ sort: t('panel.sort') }}
          columns={[
            { id: 'category', label: t('column.category') },
            { id: 'n', label: t('column.n'), numeric: true },
            { id: 'amount', label: t('column.amount'), numeric: true },
            {
              id: 'weighted',
              label: t('column.weighted'),
              numeric: true,
              define: <Define page={page} id="weighted" />,
            },
          ]}
          rows={categories.map((one) => ({
            id: one.category ?? '',
            cells: {
              category: { value: categoryText(page, one.category), text: categoryText(page, one.category) },
              n: { value: one.n, text: f.count(one.n), href: behind(one) },
              amount: { value: one.amount, text: f.money(one.amount) },
              weighted: { value: one.weighted, text: f.money(one.weighted) },
            },
          }))}
        />
      }
    >
      <StackedRows
        id="categories"
        whole={whole}
        barHeight={18}
        rows={categories.map((one) => {
          const name = categoryText(page, one.category);
          const weighted = Math.min(one.weighted ?? 0, one.amount ?? 0);
          const values = {
            name,
            n: one.n,
            amount: f.shortMoney(one.amount),
            weighted: f.shortMoney(one.weighted),
          };
          const label = t('forecast.mark.category', values);
          return {
            id: one.category ?? '',
            name,
            text: t('forecast.categories.row', values),
            parts: [
              {
                id: 'weighted',
                amount: weighted,
                fill: 'var(--open)',
                hatched: true,
                label,
                href: behind(one),
              },
              {
                id: 'rest',
                amount: (one.amount ?? 0) - weighted,
                fill: 'var(--open-soft)',
                label,
                href: behind(one),
              },
            ],
          };
        })}
      />
    </ChartFrame>
  );
}
