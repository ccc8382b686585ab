import type { Answers } from '../../lib/answers.ts';
import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyNote, Panel } from '../ui/panel.tsx';

/** CRM stages that the process does not know, and what to do about them. */
export function UnmappedPanel({ page, answer }: { page: Page; answer: Loaded<Answers['quality']> }) {
  const { t, f } = page;
  return (
    <Panel
      page={page}
      id="unmapped"
      title={t('imports.unmapped.title')}
      lead={t('imports.unmapped.lead')}
      answer={answer}
      list="unmapped_stages"
      question={new URLSearchParams()}
      n={answer.ok ? t('count.stages', { n: answer.value.unmapped_stages.length }) : undefined}
      picture={false}
    >
      {({ unmapped_stages: stages }) =>
        stages.length === 0 ? (
          <EmptyNote>{t('imports.unmapped.none')}</EmptyNote>
        ) : (
          <>
            <DataTable
              caption={t('imports.unmapped.title')}
              columns={[
                { id: 'stage', label: t('column.crm_stage') },
                { id: 'pipeline', label: t('column.pipeline') },
                { id: 'n', label: t('imports.unmapped.n'), numeric: true },
              ]}
              rows={stages.map(({ pipeline, stage, n }) => ({
                id: `${pipeline} ${stage}`,
                cells: {
                  stage: { value: stage, text: stage },
                  pipeline: { value: pipeline, text: pipeline ?? t('none') },
                  n: { value: n, text: f.count(n) },
                },
              }))}
              labels={{ sort: t('panel.sort') }}
            />
            <p>
              {t('imports.unmapped.do')} <a href="/process#unmapped">{t('imports.unmapped.process')}</a>
            </p>
          </>
        )
      }
    </Panel>
  );
}
