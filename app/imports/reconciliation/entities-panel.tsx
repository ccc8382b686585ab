import type { Answers } from '../../../lib/answers.ts';
import type { Loaded } from '../../server/load.ts';
import type { Page } from '../../server/open-page.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';

type Props = { readonly page: Page; readonly answer: Loaded<Answers['reconciliation']> };

/** Rows read, and what became of them, down to the deals and leads that are shown. */
export function EntitiesPanel({ page, answer }: Props) {
  const { t, f } = page;
  const title = t('reconcile.entities.title');
  const figure = (value: number | null, href?: string) => ({
    value,
    text: f.count(value),
    href: value ? href : undefined,
  });
  return (
    <Panel
      page={page}
      id="entities"
      title={title}
      lead={t('reconcile.entities.lead')}
      answer={answer}
      define={['superseded', 'left_out']}
      list="entities"
      question={new URLSearchParams()}
      n={answer.ok ? t('reconcile.counts.n', { n: answer.value.n_cases }) : undefined}
      enough={({ entities }) => entities.length > 0}
      picture={false}
    >
      {({ entities }) => (
        <DataTable
          caption={title}
          columns={[
            { id: 'entity', label: t('reconcile.column.entity') },
            { id: 'read', label: t('column.read'), numeric: true },
            { id: 'rejected', label: t('column.rejected'), numeric: true },
            { id: 'duplicates', label: t('column.duplicates'), numeric: true },
            { id: 'superseded', label: t('reconcile.column.superseded'), numeric: true },
            { id: 'ids', label: t('reconcile.column.ids'), numeric: true },
            { id: 'cases', label: t('reconcile.column.cases'), numeric: true },
            { id: 'differ', label: t('column.differ'), numeric: true },
            {
              id: 'left_out',
              label: t('reconcile.column.left_out'),
              title: t('reconcile.column.left_out.title'),
              numeric: true,
            },
          ]}
          rows={entities.map((row) => ({
            id: row.entity,
            cells: {
              entity: { value: row.entity, text: t(`reconcile.entity.${row.entity}`) },
              read: figure(row.read),
              rejected: figure(row.rejected, '/imports#rejects'),
              duplicates: figure(row.duplicates),
              superseded: figure(row.superseded),
              ids: figure(row.ids),
              cases: figure(row.cases),
              differ: figure(row.differ, '#differences'),
              left_out: figure(row.left_out),
            },
          }))}
          labels={{ sort: t('panel.sort') }}
        />
      )}
    </Panel>
  );
}
