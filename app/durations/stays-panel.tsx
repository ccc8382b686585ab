import type { Answers } from '../../lib/answers.ts';
import { stageColor } from '../funnel/stage-color.ts';
import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { ChartFrame } from '../ui/charts/chart-frame.tsx';
import { Legend } from '../ui/charts/legend.tsx';
import { Panel } from '../ui/panel.tsx';
import type { Clocks } from './clocks.ts';
import styles from './durations.module.css';
import { QuantileChart, type QuantileRow } from './quantile-chart.tsx';
import { mostRead, type Standing } from './standing.ts';
import { StandingDots } from './standing-dots.tsx';
import { StaysTable } from './stays-table.tsx';
import { ClockSwitches } from './switches.tsx';

type Durations = Answers['durations'];
type Props = {
  page: Page;
  durations: Loaded<Durations>;
  clocks: Clocks;
  standing: ReadonlyMap<string, Standing>;
};

/** The age of an open deal is known in calendar days and for one stay: elsewhere its dot would stand on another axis. */
const hasDots = ({ clock, unit }: Durations) => clock === 'calendar' && unit === 'visit';

function rowsOf({ page, clocks, standing }: Props, answer: Durations): QuantileRow[] {
  const { t, f, language } = page;
  return answer.stages.map((stage, index) => {
    const limit = clocks.limit(stage.limit_days);
    const name = stage.name[language];
    const there = standing.get(stage.stage);
    const [median, p25, p75, p90] = [stage.median, stage.p25, stage.p75, stage.p90].map((days) =>
      days === null ? t('not_reached') : f.days(days),
    );
    const limitText = limit ? `${limit.isExact ? '' : '≈ '}${f.days(limit.days)}` : '';
    return {
      ...stage,
      id: stage.stage,
      name,
      text: t(limit ? 'durations.row' : 'durations.row_no_limit', { median: median!, limit: limitText }),
      label: t('durations.mark', {
        stage: name,
        n: stage.n,
        median: median!,
        p25: p25!,
        p75: p75!,
        p90: p90!,
      }),
      href: dealsBehind(page.question, 'durations.visits', { stage: stage.stage }),
      color: stageColor(index, answer.stages.length),
      low: stage.median_low,
      high: stage.median_high,
      limit: limit?.days ?? null,
      ...(hasDots(answer) &&
        there && {
          dots: (axis, y) => (
            <StandingDots
              page={page}
              stage={stage.stage}
              name={name}
              standing={there}
              p75={stage.p75}
              axis={axis}
              y={y}
            />
          ),
        }),
    };
  });
}

/** How far the axis goes: to the longest of what is drawn. */
function longestOf({ clocks, standing }: Props, answer: Durations): number {
  const drawn = answer.stages.flatMap((stage) => [
    stage.p90 ?? stage.p75 ?? stage.median ?? 0,
    clocks.limit(stage.limit_days)?.days ?? 0,
  ]);
  const dots = hasDots(answer) ? [...standing.values()].map(({ deals }) => deals[0]?.days ?? 0) : [];
  return Math.max(1, ...drawn, ...dots);
}

/** How long deals stay on each stage, against its limit, with the deals that stand there now. */
export function StaysPanel(props: Props) {
  const { page, durations, clocks, standing } = props;
  const { t } = page;
  const { entity } = page.about.process;
  const isCut = [...standing.values()].some(({ total, deals }) => total > deals.length);
  return (
    <Panel
      page={page}
      id="stays"
      title={t('durations.title', { entity })}
      lead={t('durations.lead', { clock: clocks.shown, entity })}
      answer={durations}
      define={['median', 'quantiles', 'limit_days', 'clock', 'stay_unit']}
      list="stages"
      report="durations"
      enough={({ stages }) => stages.some(({ n }) => n > 0)}
      empty={t('durations.empty', { entity, filtered: page.filtered })}
    >
      {(answer) => (
        <>
          <ClockSwitches page={page} answer={answer} />
          <ChartFrame
            label={t('durations.title', { entity })}
            hint={t('chart.hint')}
            table="stays-table"
            tableLabel={t('chart.table')}
            legend={
              <Legend
                items={[
                  { text: t('durations.legend.box'), color: 'var(--stage-3)' },
                  { text: t('durations.legend.p90'), color: 'var(--stage-3)', shape: 'line' },
                  { text: t('durations.legend.median'), color: 'var(--ink)', shape: 'whisker' },
                  { text: t('durations.legend.limit'), color: 'var(--lost)', shape: 'line' },
                  ...(hasDots(answer)
                    ? [
                        {
                          text: t('durations.legend.dot', { entity }),
                          color: 'var(--open)',
                          shape: 'dot',
                        } as const,
                        { text: t('durations.legend.over'), color: 'var(--warning)', shape: 'dot' } as const,
                      ]
                    : []),
                ]}
              />
            }
          >
            <QuantileChart rows={rowsOf(props, answer)} longest={longestOf(props, answer)} />
          </ChartFrame>
          {!hasDots(answer) && <p className={styles.quiet}>{t('durations.no_dots', { entity })}</p>}
          {isCut && hasDots(answer) && (
            <p className={styles.quiet}>{t('durations.cut', { n: mostRead, entity })}</p>
          )}
          {clocks.ofLimits !== clocks.shown && (
            <p className={styles.quiet}>{t('durations.limit_about', { clock: clocks.ofLimits })}</p>
          )}
          <div id="stays-table">
            <StaysTable page={page} answer={answer} clocks={clocks} standing={standing} />
          </div>
        </>
      )}
    </Panel>
  );
}
