import type { Answers } from '../../lib/answers.ts';
import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { ChartFrame } from '../ui/charts/chart-frame.tsx';
import { DataTable, type TableRow } from '../ui/data-table.tsx';
import { Panel } from '../ui/panel.tsx';
import { QuantileChart } from './quantile-chart.tsx';

type Durations = Answers['durations'];
type Props = { page: Page; durations: Loaded<Durations> };

const closed = ['won', 'lost'] as const;

function nameOf({ t, find, about }: Page, outcome: 'won' | 'lost' | 'open'): string {
  return (
    (about.process.entity === 'lead' && find(`lead_outcome.${outcome}`)) || t(`durations.cycle.${outcome}`)
  );
}

function CycleTable({ page, cycle }: { page: Page; cycle: Durations['cycle'] }) {
  const { t, f } = page;
  const days = (value: number | null) => ({ value, text: f.days(value) });
  const count = (outcome: 'won' | 'lost' | 'open', n: number) => ({
    value: n,
    text: f.count(n),
    href: n > 0 ? dealsBehind(page.question, `durations.cycle_${outcome}`) : undefined,
  });
  const rows: TableRow[] = closed.map((outcome) => ({
    id: outcome,
    cells: {
      outcome: { value: outcome, text: nameOf(page, outcome) },
      n: count(outcome, cycle[outcome].n),
      mean: days(cycle[outcome].mean),
      p25: days(cycle[outcome].p25),
      median: days(cycle[outcome].median),
      p75: days(cycle[outcome].p75),
      p90: days(cycle[outcome].p90),
    },
  }));
  const open: TableRow = {
    id: 'open',
    cells: {
      outcome: { value: 'open', text: nameOf(page, 'open') },
      n: count('open', cycle.open.n),
      median: { ...days(cycle.open.median_age), note: t('durations.cycle.age') },
    },
  };
  return (
    <DataTable
      caption={t('funnel.table_of', { title: t('durations.cycle.title') })}
      columns={[
        { id: 'outcome', label: t('column.outcome') },
        { id: 'n', label: t(`case.name.${page.about.process.entity}s`), numeric: true },
        ...(['p25', 'median', 'p75', 'p90', 'mean'] as const).map((id) => ({
          id,
          label: t(`durations.cycle.${id}`),
          numeric: true,
        })),
      ]}
      rows={[...rows, open]}
      labels={{ sort: t('panel.sort') }}
    />
  );
}

/** Days from creation to the close, the won and the lost apart, with those still open beside them. */
export function CyclePanel({ page, durations }: Props) {
  const { t, f } = page;
  return (
    <Panel
      page={page}
      id="cycle"
      title={t('durations.cycle.title')}
      lead={t('durations.cycle.lead', { entity: page.about.process.entity })}
      answer={durations}
      define={['cycle', 'cycle_open']}
      report="durations"
      enough={({ cycle }) => cycle.won.n + cycle.lost.n + cycle.open.n > 0}
    >
      {({ cycle }) => {
        const longest = Math.max(
          1,
          ...closed.map((outcome) => cycle[outcome].p90 ?? 0),
          cycle.open.median_age ?? 0,
        );
        const rows = closed.map((outcome) => {
          const one = cycle[outcome];
          const values = {
            median: f.days(one.median),
            p25: f.days(one.p25),
            p75: f.days(one.p75),
            p90: f.days(one.p90),
          };
          return {
            ...one,
            id: outcome,
            name: nameOf(page, outcome),
            text: t('durations.cycle.row', { n: one.n, median: values.median }),
            label: t('durations.mark', { stage: nameOf(page, outcome), n: one.n, ...values }),
            href: dealsBehind(page.question, `durations.cycle_${outcome}`),
            color: `var(--${outcome})`,
          };
        });
        const age = cycle.open.median_age;
        const open = {
          id: 'open',
          name: nameOf(page, 'open'),
          text: t('durations.cycle.row_open', { n: cycle.open.n, median: f.days(age) }),
          label: t('durations.cycle.row_open', { n: cycle.open.n, median: f.days(age) }),
          href: dealsBehind(page.question, 'durations.cycle_open'),
          color: 'var(--open)',
          p25: age,
          median: age,
          p75: age,
          p90: age,
        };
        return (
          <>
            <ChartFrame
              label={t('durations.cycle.title')}
              hint={t('durations.cycle.hint')}
              table="cycle-table"
              tableLabel={t('chart.table')}
            >
              <QuantileChart rows={[...rows, open]} longest={longest} />
            </ChartFrame>
            <div id="cycle-table">
              <CycleTable page={page} cycle={cycle} />
            </div>
          </>
        );
      }}
    </Panel>
  );
}
