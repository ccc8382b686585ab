import type { Answers } from '../../../lib/answers.ts';
import { daysText } from '../../overview/days-text.ts';
import type { Page } from '../../server/open-page.ts';
import { dealsBehind } from '../../ui/address.ts';
import { ChartFrame } from '../../ui/charts/chart-frame.tsx';
import { Legend } from '../../ui/charts/legend.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import { type IntervalItem, IntervalRows, scaleEnd } from '../interval-rows.tsx';
import type { Person } from './ask-person.ts';

type Stage = Answers['durations']['stages'][number];
type Props = { readonly page: Page; readonly person: Person; readonly name: string };

function StaysTable({ page, person, all }: Omit<Props, 'name'> & { all: readonly Stage[] }) {
  const { t, f } = page;
  const own = person.ownStays.ok ? person.ownStays.value.stages : [];
  return (
    <DataTable
      caption={t('owners.stays')}
      labels={{ sort: t('panel.sort') }}
      columns={[
        { id: 'stage', label: t('column.stage') },
        { id: 'own', label: t('owners.column.own_days'), numeric: true },
        { id: 'all', label: t('owners.column.all_days'), numeric: true },
        { id: 'over', label: t('owners.column.over'), numeric: true },
        { id: 'all_over', label: t('owners.column.all_over'), numeric: true },
      ]}
      rows={all.map((stage, no) => {
        const mine = own.find((one) => one.stage === stage.stage);
        const over = (one: Stage | undefined) =>
          one && one.over_limit !== null && one.n > 0 ? one.over_limit / one.n : null;
        const range = (one: Stage | undefined) => `${f.days(one?.median_low)} – ${f.days(one?.median_high)}`;
        return {
          id: stage.stage,
          cells: {
            stage: { value: no, text: stage.name[page.language] },
            own: { value: mine?.median ?? null, text: f.days(mine?.median), note: range(mine) },
            all: { value: stage.median, text: f.days(stage.median), note: range(stage) },
            over: {
              value: over(mine),
              text: f.share(over(mine)),
              note: mine ? t('owners.of', { n: mine.over_limit ?? 0, of: mine.n }) : undefined,
              href: mine?.over_limit
                ? dealsBehind(person.own, 'durations.over_limit', { stage: stage.stage })
                : undefined,
            },
            all_over: { value: over(stage), text: f.share(over(stage)) },
          },
        };
      })}
    />
  );
}

/** How long a person's deals stay on each stage, beside everybody's. */
export function PersonStays({ page, person, name }: Props) {
  const { t, f } = page;
  const all = person.stays.ok ? person.stays.value.stages : [];
  const own = person.ownStays.ok ? person.ownStays.value.stages : [];
  const most = scaleEnd(
    [...all, ...own].map(({ median, median_high }) => median_high ?? median),
    5,
  );
  const item = (id: string, who: string, stage: Stage | undefined, color: string): IntervalItem => ({
    id,
    value: stage?.median ?? null,
    low: stage?.median_low ?? null,
    high: stage?.median_high ?? null,
    color,
    hollow: id === 'all',
    label: t('owners.mark.stay', {
      name: who,
      stage: stage?.name[page.language] ?? '',
      days: f.days(stage?.median),
      low: f.days(stage?.median_low),
      high: f.days(stage?.median_high),
      n: stage?.n ?? 0,
    }),
    href:
      id === 'own' && stage ? dealsBehind(person.own, 'durations.visits', { stage: stage.stage }) : undefined,
  });
  return (
    <Panel
      page={page}
      id="stays"
      title={t('owners.stays')}
      lead={t('owners.stays.lead')}
      answer={person.ownStays}
      define={['median', 'over_limit']}
      list="stages"
      question={person.own}
      report="durations"
      enough={(answer) => answer.stages.some(({ n }) => n > 0)}
      empty={t('owners.stays.empty')}
    >
      {() => (
        <ChartFrame
          label={t('owners.stays')}
          hint={t('chart.hint')}
          tableLabel={t('chart.table')}
          table={<StaysTable page={page} person={person} all={all} />}
          legend={
            <Legend
              items={[
                { text: name, color: 'var(--accent)', shape: 'dot' },
                { text: t('whole'), color: 'var(--neutral)', shape: 'dot' },
              ]}
            />
          }
        >
          <IntervalRows
            most={most}
            ends={[f.days(0), daysText(t, most)]}
            rows={all.map((stage) => {
              const mine = own.find((one) => one.stage === stage.stage);
              return {
                id: stage.stage,
                name: stage.name[page.language],
                text: t('owners.against_days', { own: f.days(mine?.median), all: f.days(stage.median) }),
                items: [
                  item('own', name, mine, 'var(--accent)'),
                  item('all', t('whole'), stage, 'var(--neutral)'),
                ],
              };
            })}
          />
        </ChartFrame>
      )}
    </Panel>
  );
}
