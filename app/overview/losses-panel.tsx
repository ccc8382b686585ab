import type { Answers } from '../../lib/answers.ts';
import { wilson } from '../../lib/stats/proportions.ts';
import type { Page } from '../server/open-page.ts';
import { address, dealsBehind, travellers } from '../ui/address.ts';
import { ChartFrame } from '../ui/charts/chart-frame.tsx';
import { Legend } from '../ui/charts/legend.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Define } from '../ui/define.tsx';
import { Panel } from '../ui/panel.tsx';
import { type Asked, known } from './ask.ts';
import { LossesChart } from './losses-chart.tsx';

type TableProps = {
  readonly page: Page;
  readonly asked: Asked;
  readonly now: Answers['overview'];
  readonly before: Answers['overview'] | null;
  readonly stays: Answers['durations'] | null;
};

function LossesTable({ page, asked, now, before, stays }: TableProps) {
  const { t, f } = page;
  const head = (id: string, define: string): Column => ({
    id,
    label: t(`overview.column.${id}`),
    numeric: true,
    define: <Define page={page} id={define} />,
  });
  const columns: Column[] = [
    { id: 'stage', label: t('column.stage') },
    head('left', 'left'),
    head('lost', 'left_lost'),
    head('amount', 'left_amount_lost'),
    head('conversion', 'resolved_conversion'),
    { id: 'before', label: t('overview.column.before'), numeric: true },
    head('median', 'median'),
    head('over', 'over_limit'),
  ];
  return (
    <DataTable
      caption={t('overview.losses')}
      columns={columns}
      labels={{ sort: t('panel.sort') }}
      rows={now.stages.map((stage, no) => {
        const behind = (name: string) =>
          dealsBehind(asked.question, `overview.stage_${name}`, { stage: stage.stage });
        const { low, high } = wilson(stage.advanced, stage.advanced + stage.lost);
        const then = before?.stages.find(({ stage: id }) => id === stage.stage);
        const stay = stays?.stages.find(({ stage: id }) => id === stage.stage);
        return {
          id: stage.stage,
          cells: {
            stage: { value: no, text: stage.name[page.language] },
            left: { value: stage.left, text: f.count(stage.left), href: behind('left') },
            lost: { value: stage.lost, text: f.count(stage.lost), href: behind('lost') },
            amount: {
              value: stage.amount_lost,
              text: f.shortMoney(stage.amount_lost),
              title: f.money(stage.amount_lost),
            },
            conversion: {
              value: stage.resolved_conversion,
              text: f.share(stage.resolved_conversion),
              note: f.shareRange(low, high),
            },
            before: {
              value: then?.resolved_conversion ?? null,
              text: f.share(then?.resolved_conversion),
              tone: 'quiet',
            },
            median: { value: stay?.median ?? null, text: f.days(stay?.median) },
            over: {
              value: stay?.over_limit ?? null,
              text: f.count(stay?.over_limit),
              href: stay?.over_limit
                ? dealsBehind(asked.with90, 'durations.over_limit', { stage: stage.stage })
                : undefined,
            },
          },
        };
      })}
    />
  );
}

/** The picture that proves the answer: what left each stage in the last 90 days, beside the 90 days before. */
export async function LossesPanel({ page, asked }: { page: Page; asked: Asked }) {
  const { t } = page;
  const [now, before, stays] = await Promise.all([asked.now, asked.before, asked.stays]);
  const hasMoney = now.ok && now.value.stages.some(({ amount_lost }) => (amount_lost ?? 0) > 0);
  return (
    <Panel
      page={page}
      id="losses"
      title={t('overview.losses')}
      lead={
        <>
          {t(hasMoney ? 'overview.losses.lead' : 'overview.losses.lead_count')}{' '}
          <a
            href={address('/funnel', travellers(asked.question), {
              basis: 'exited',
              ...asked.moments.last90,
            })}
          >
            {t('overview.losses.more')}
          </a>
        </>
      }
      answer={now}
      define={['left', 'left_lost']}
      list="stages"
      question={asked.question}
      report="overview"
      enough={(answer) => answer.stages.some(({ left }) => left > 0)}
      empty={t('overview.losses.empty', { filtered: page.filtered })}
    >
      {(answer) => (
        <ChartFrame
          label={t('overview.losses')}
          hint={t('chart.hint')}
          tableLabel={t('chart.table')}
          table={
            <LossesTable page={page} asked={asked} now={answer} before={known(before)} stays={known(stays)} />
          }
          legend={
            <Legend
              items={[
                { text: t('overview.legend.advanced'), color: 'var(--stage-3)' },
                { text: t('overview.legend.lost'), color: 'var(--lost)' },
                { text: t('overview.legend.other'), color: 'var(--neutral-soft)' },
                { text: t('overview.legend.before'), color: 'var(--neutral)', shape: 'line' },
              ]}
            />
          }
        >
          <LossesChart page={page} question={asked.question} now={answer} before={known(before)} />
        </ChartFrame>
      )}
    </Panel>
  );
}
