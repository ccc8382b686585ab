import type { Answers } from '../../lib/answers.ts';
import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { DataTable, type TableRow } from '../ui/data-table.tsx';
import { Panel } from '../ui/panel.tsx';

type Answer = Answers['process-check'];
type Stage = Answer['stages'][number];

/** What there is to look at in a stage, in words. */
function remarksOf({ t }: Page, stage: Stage): string[] {
  return [
    ...(stage.like ? [t(`process.pipeline.like.${stage.like}`)] : []),
    ...(stage.rare ? [t('process.pipeline.rare')] : []),
    ...(stage.has_status ? [] : [t('process.pipeline.no_status')]),
    ...(stage.has_limit ? [] : [t('process.pipeline.no_limit')]),
    ...(stage.has_criterion ? [] : [t('process.pipeline.no_criterion')]),
    ...(stage.has_required ? [] : [t('process.pipeline.no_required')]),
  ];
}

function Verdicts({ page, answer }: { page: Page; answer: Answer }) {
  const { t } = page;
  return (
    <ul>
      {answer.pipelines.map(({ pipeline, statuses, verdict, not_mapped }) => (
        <li key={pipeline}>
          {t('process.pipeline.count', { pipeline: pipeline ?? t('process.pipeline.only'), n: statuses })}{' '}
          {t(`process.pipeline.verdict.${verdict}`)}
          {not_mapped.length > 0 && (
            <> {t('process.pipeline.not_mapped', { names: not_mapped.join(', ') })}</>
          )}
        </li>
      ))}
    </ul>
  );
}

function Table({ page, answer }: { page: Page; answer: Answer }) {
  const { t, f, language } = page;
  const rows = answer.stages.map((stage): TableRow => {
    const remarks = remarksOf(page, stage);
    return {
      id: stage.stage,
      cells: {
        stage: { value: stage.name[language], text: stage.name[language] },
        visited: {
          value: stage.share_visited,
          text: f.share(stage.share_visited),
          note: t('process.pipeline.of', { n: stage.closed }),
        },
        now: { value: stage.cases_now, text: f.count(stage.cases_now), note: f.shortMoney(stage.amount_now) },
        days: { value: stage.days_per_case, text: f.days(stage.days_per_case) },
        remarks: {
          value: remarks.length,
          text: remarks.join('; ') || t('process.pipeline.nothing'),
          tone: remarks.length > 0 ? undefined : 'quiet',
        },
      },
    };
  });
  return (
    <DataTable
      caption={t('process.pipeline.title')}
      columns={[
        { id: 'stage', label: t('column.stage') },
        { id: 'visited', label: t('process.pipeline.visited'), numeric: true },
        { id: 'now', label: t('process.pipeline.now'), numeric: true },
        { id: 'days', label: t('process.pipeline.days'), numeric: true },
        { id: 'remarks', label: t('process.pipeline.remarks') },
      ]}
      rows={rows}
      labels={{ sort: t('panel.sort') }}
    />
  );
}

/** The check of the CRM's own pipeline: its statuses, and what to look at in each stage. */
export function ProcessCheck({ page, answer }: { page: Page; answer: Loaded<Answer> }) {
  const { t } = page;
  return (
    <Panel
      page={page}
      id="pipeline"
      title={t('process.pipeline.title')}
      lead={t('process.pipeline.lead')}
      answer={answer}
      define={['process_check']}
      list="stages"
      picture={false}
      enough={({ stages }) => stages.length > 0}
    >
      {(found) => (
        <>
          <Verdicts page={page} answer={found} />
          <Table page={page} answer={found} />
        </>
      )}
    </Panel>
  );
}
