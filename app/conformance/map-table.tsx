import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Define } from '../ui/define.tsx';

/** The moves of the map, all of them, as a table. */
export function MapTable({ page, answer }: { page: Page; answer: Answers['map'] }) {
  const { t, f, language, question } = page;
  const names = new Map(answer.nodes.map(({ stage, name }) => [stage, name[language]]));
  const columns: Column[] = [
    { id: 'from', label: t('conformance.column.from') },
    { id: 'to', label: t('conformance.column.to') },
    {
      id: 'moves',
      label: t('conformance.column.moves'),
      numeric: true,
      define: <Define page={page} id="map_move" />,
    },
    { id: 'cases', label: t('conformance.column.cases'), numeric: true },
    {
      id: 'days',
      label: t('conformance.column.median'),
      numeric: true,
      define: <Define page={page} id="map_days" />,
    },
    { id: 'order', label: t('conformance.column.order') },
  ];
  const text = (value: string) => ({ value, text: value });
  return (
    <DataTable
      caption={t('conformance.map.title')}
      columns={columns}
      rows={answer.edges.map((edge) => ({
        id: `${edge.from} ${edge.to} ${edge.kind}`,
        cells: {
          from: text(names.get(edge.from) ?? edge.from),
          to: text(names.get(edge.to) ?? edge.to),
          moves: { value: edge.n, text: f.count(edge.n) },
          cases: {
            value: edge.cases,
            text: f.count(edge.cases),
            href: dealsBehind(question, `map.${edge.kind}`, { path: `${edge.from},${edge.to}` }),
          },
          days: { value: edge.median_days, text: f.days(edge.median_days) },
          order: {
            ...text(t(`conformance.kind.${edge.kind}`)),
            tone: edge.kind === 'violation' ? ('warning' as const) : undefined,
          },
        },
      }))}
      labels={{ sort: t('panel.sort') }}
    />
  );
}
