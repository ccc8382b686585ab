'use client';

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { type FormatLanguage, formatterOf } from '../../../lib/format.ts';
import styles from './lines.module.css';

/** One line, area or band of the chart; a band's values are [low, high]. */
export type Series = {
  readonly id: string;
  readonly name: string;
  /** A CSS colour, usually `var(--accent)`. */
  readonly color: string;
  readonly as?: 'line' | 'step' | 'area' | 'stack' | 'band';
  readonly dashed?: boolean;
};

export type Point = {
  /** A number: where the point stands; a text: a category. */
  readonly x: number | string;
  /** What the axis and the tooltip call it. */
  readonly text: string;
  readonly values: Readonly<Record<string, number | readonly [number, number] | null>>;
};

export type LinesProps = {
  readonly points: readonly Point[];
  readonly series: readonly Series[];
  readonly unit: 'count' | 'money' | 'share' | 'days';
  readonly language: FormatLanguage;
  readonly currency: string;
  readonly height?: number;
  /** Marks on the x axis: a limit, today. */
  readonly marks?: readonly { readonly x: number | string; readonly text: string }[];
  /** Marks on the y axis: a plan. */
  readonly levels?: readonly { readonly y: number; readonly text: string }[];
  readonly xText?: string;
  /** Where an axis of shares ends; 1 unless given. */
  readonly top?: number;
};

/** Series over time or age. A real table with the same figures stands beside it: this part is drawn in the browser only. */
export function Lines({
  points,
  series,
  unit,
  language,
  currency,
  height = 280,
  marks = [],
  levels = [],
  xText,
  top = 1,
}: LinesProps) {
  const f = formatterOf(language, currency, 'UTC');
  const text = { count: f.count, money: f.shortMoney, share: f.share, days: f.days }[unit];
  const numeric = typeof points[0]?.x === 'number';
  const names = new Map(points.map((point) => [point.x, point.text]));
  const data = points.map(({ x, values }) => ({ x, ...values }));
  const last = Number(points.at(-1)?.x);
  /** A mark near the axis is named on its right: on its left stands the scale. */
  const sideOf = (x: number | string) => (Number(x) < last / 4 ? 'insideTopLeft' : 'insideTopRight');
  const tick = { fontSize: 12, fill: 'var(--ink-3)' };
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 640, height }}>
      <ComposedChart data={data} margin={{ top: 12, right: 12, bottom: xText ? 18 : 0, left: 0 }}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="x"
          type={numeric ? 'number' : 'category'}
          domain={numeric ? ['dataMin', 'dataMax'] : undefined}
          tickFormatter={(x: number | string) => names.get(x) ?? String(x)}
          tick={tick}
          stroke="var(--line-strong)"
          minTickGap={28}
          label={
            xText
              ? {
                  value: xText,
                  position: 'insideBottomRight',
                  offset: -12,
                  fontSize: 12,
                  fill: 'var(--ink-3)',
                }
              : undefined
          }
        />
        <YAxis
          tickFormatter={(value: number) => text(value)}
          tick={tick}
          stroke="none"
          width={unit === 'money' ? 84 : 52}
          domain={unit === 'share' ? [0, top] : [0, 'auto']}
        />
        <Tooltip
          isAnimationActive={false}
          content={({ active, payload, label }) =>
            active && payload?.length ? (
              <div className={styles.tip}>
                <strong>{names.get(label as number | string) ?? String(label)}</strong>
                {payload.map((item) => (
                  <span key={String(item.dataKey)}>
                    <i style={{ background: item.color }} aria-hidden />
                    {item.name}:{' '}
                    {Array.isArray(item.value)
                      ? item.value.map((value) => text(Number(value))).join(' – ')
                      : text(item.value === undefined ? null : Number(item.value))}
                  </span>
                ))}
              </div>
            ) : null
          }
        />
        {series.map(({ id, name, color, as = 'line', dashed }) =>
          as === 'line' || as === 'step' ? (
            <Line
              key={id}
              dataKey={id}
              name={name}
              stroke={color}
              strokeWidth={2}
              strokeDasharray={dashed ? '5 4' : undefined}
              type={as === 'step' ? 'stepAfter' : 'linear'}
              dot={points.length < 3}
              isAnimationActive={false}
              connectNulls={false}
            />
          ) : (
            <Area
              key={id}
              dataKey={id}
              name={name}
              stroke={as === 'band' ? 'none' : color}
              fill={color}
              fillOpacity={as === 'band' ? 0.16 : as === 'stack' ? 0.75 : 0.25}
              stackId={as === 'stack' ? 'all' : undefined}
              type="linear"
              isAnimationActive={false}
            />
          ),
        )}
        {marks.map((mark) => (
          <ReferenceLine
            key={mark.text}
            x={mark.x}
            stroke="var(--ink-2)"
            strokeDasharray="3 3"
            label={{ value: mark.text, position: sideOf(mark.x), fontSize: 12, fill: 'var(--ink-2)' }}
          />
        ))}
        {levels.map((level) => (
          <ReferenceLine
            key={level.text}
            y={level.y}
            stroke="var(--ink-2)"
            strokeDasharray="3 3"
            label={{ value: level.text, position: 'insideTopRight', fontSize: 12, fill: 'var(--ink-2)' }}
          />
        ))}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
