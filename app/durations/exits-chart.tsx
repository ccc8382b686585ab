import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { ChartFrame } from '../ui/charts/chart-frame.tsx';
import { LazyLines } from '../ui/charts/lazy-lines.tsx';
import { Legend } from '../ui/charts/legend.tsx';
import { DataTable } from '../ui/data-table.tsx';
import type { Clocks } from './clocks.ts';
import { curveOf, endings, remaining } from './curves.ts';

type Durations = Answers['durations'];
type Props = { page: Page; answer: Durations; stage: Durations['stages'][number]; clocks: Clocks };

const colors = {
  advance: 'var(--won)',
  lost: 'var(--lost)',
  back: 'var(--warning)',
  other: 'var(--neutral)',
} as const;

/** What had become of the stays of one stage by each day; white above = still there. */
export function ExitsChart({ page, answer, stage, clocks }: Props) {
  const { t, f, language, about } = page;
  const points = curveOf(answer.exits, stage.stage);
  const shown = endings.filter((ending) => points.some((point) => (point[ending] ?? 0) > 0));
  const limit = clocks.limit(stage.limit_days);
  const name = stage.name[language];
  const names = Object.fromEntries(shown.map((ending) => [ending, t(`durations.ending.${ending}`)]));
  const share = (value: number | null) => ({ value, text: f.share(value) });
  const unit = t(`durations.unit.${clocks.shown}`);
  const last = points.at(-1)?.day ?? 0;
  const zero = { x: 0, text: '0', values: Object.fromEntries(shown.map((ending) => [ending, 0])) };
  return (
    <ChartFrame
      label={t('durations.exits.label', { stage: name })}
      hint={t('durations.exits.grid')}
      tableLabel={t('chart.table')}
      legend={
        <Legend items={shown.map((ending) => ({ text: names[ending] ?? ending, color: colors[ending] }))} />
      }
      table={
        <DataTable
          caption={t('durations.exits.label', { stage: name })}
          columns={[
            { id: 'day', label: t('durations.by_day', { unit }), numeric: true },
            ...shown.map((ending) => ({ id: ending, label: names[ending] ?? ending, numeric: true })),
            { id: 'remaining', label: t('durations.still'), numeric: true },
          ]}
          rows={points.map((point) => ({
            id: String(point.day),
            cells: {
              day: { value: point.day, text: f.count(point.day) },
              ...Object.fromEntries(shown.map((ending) => [ending, share(point[ending])])),
              remaining: share(remaining(point)),
            },
          }))}
          labels={{ sort: t('panel.sort') }}
        />
      }
    >
      <LazyLines
        unit="share"
        height={300}
        language={language}
        currency={about.currency}
        xText={unit}
        series={shown.map((ending) => ({
          id: ending,
          name: names[ending] ?? ending,
          color: colors[ending],
          as: 'stack',
        }))}
        points={[
          zero,
          ...points.map((point) => ({
            x: point.day,
            text: String(point.day),
            values: Object.fromEntries(shown.map((ending) => [ending, point[ending]])),
          })),
        ]}
        marks={
          limit && limit.days <= last
            ? [{ x: limit.days, text: `${t('durations.legend.limit')}${limit.isExact ? '' : ' ≈'}` }]
            : []
        }
      />
    </ChartFrame>
  );
}
