import { DataTable } from '../ui/data-table.tsx';
import styles from './process.module.css';
import { type Parts, Section } from './section.tsx';

/** Stages of the CRM that the process does not know, with what to do; nothing where there are none. */
export function Unmapped({ page, process }: Parts) {
  const { t, f } = page;
  if (process.unmapped.length === 0) return null;
  return (
    <Section
      page={page}
      id="unmapped"
      title={t('process.unmapped', { n: process.unmapped.length })}
      lead={t('process.unmapped.lead')}
    >
      <DataTable
        caption={t('process.unmapped', { n: process.unmapped.length })}
        columns={[
          { id: 'stage', label: t('column.crm_stage') },
          { id: 'pipeline', label: t('column.pipeline') },
          { id: 'n', label: t('process.unmapped.rows'), numeric: true },
        ]}
        rows={process.unmapped.map(({ pipeline, stage, n }) => ({
          id: `${pipeline} ${stage}`,
          cells: {
            stage: { value: stage, text: stage },
            pipeline: { value: pipeline, text: pipeline ?? '–' },
            n: { value: n, text: f.count(n) },
          },
        }))}
        labels={{ sort: t('panel.sort') }}
      />
      <p className={styles.todo}>{t('process.unmapped.todo', { id: process.id })}</p>
    </Section>
  );
}
