import type { Answers } from '../../lib/answers.ts';
import { stageColor } from '../funnel/stage-color.ts';
import type { Page } from '../server/open-page.ts';
import { ChartFrame } from '../ui/charts/chart-frame.tsx';
import { LazyLines } from '../ui/charts/lazy-lines.tsx';
import { Legend } from '../ui/charts/legend.tsx';
import { DataTable } from '../ui/data-table.tsx';
import type { Clocks } from './clocks.ts';
import { curveOf, remaining } from './curves.ts';

type Props = { page: Page; answer: Answers['durations']; clocks: Clocks };

/** The share still on the stage by day, all stages on one chart: what no way out has taken. */
export function RemainingChart({ page, answer, clocks }: Props) {
  const { t, f, language, about } = page;
  const curves = answer.stages.map((stage) => ({
    stage,
    left: new Map(curveOf(answer.exits, stage.stage).map((point) => [point.day, remaining(point)])),
  }));
  const days = [...new Set(curves.flatMap(({ left }) => [...left.keys()]))].sort((a, b) => a - b);
  const unit = t(`durations.unit.${clocks.shown}`);
  const color = (index: number) => stageColor(index, curves.length);
  const values = (day: number) =>
    Object.fromEntries(curves.map(({ stage, left }) => [stage.stage, left.get(day) ?? null]));
  return (
    <ChartFrame
      label={t('durations.remaining.title')}
      hint={t('durations.exits.grid')}
      tableLabel={t('chart.table')}
      legend={
        <Legend
          items={curves.map(({ stage }, index) => ({
            text: stage.name[language],
            color: color(index),
            shape: 'line',
          }))}
        />
      }
      table={
        <DataTable
          caption={t('funnel.table_of', { title: t('durations.remaining.title') })}
          columns={[
            { id: 'day', label: t('durations.by_day', { unit }), numeric: true },
            ...curves.map(({ stage }) => ({ id: stage.stage, label: stage.name[language], numeric: true })),
          ]}
          rows={days.map((day) => ({
            id: String(day),
            cells: {
              day: { value: day, text: f.count(day) },
              ...Object.fromEntries(
                Object.entries(values(day)).map(([id, value]) => [id, { value, text: f.share(value) }]),
              ),
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
        series={curves.map(({ stage }, index) => ({
          id: stage.stage,
          name: stage.name[language],
          color: color(index),
          dashed: index % 2 === 1,
        }))}
        points={[
          { x: 0, text: '0', values: Object.fromEntries(curves.map(({ stage }) => [stage.stage, 1])) },
          ...days.map((day) => ({ x: day, text: String(day), values: values(day) })),
        ]}
        levels={[{ y: 0.5, text: t('durations.half') }]}
      />
    </ChartFrame>
  );
}
