import type { ReactNode } from 'react';
import { Mark } from '../ui/charts/mark.tsx';
import { type DayAxis, dayAxis } from './axis.ts';

/** Quantiles of one row; null = not reached while the stays are watched. */
export type QuantileRow = {
  readonly id: string;
  readonly name: string;
  /** What stands under the name. */
  readonly text: string;
  readonly label: string;
  readonly href?: string | undefined;
  readonly color: string;
  readonly p25: number | null;
  readonly median: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly p75: number | null;
  readonly p90: number | null;
  readonly limit?: number | null;
  /** Dots under the strip, drawn on the same axis. */
  readonly dots?: (axis: DayAxis, y: number) => ReactNode;
};

type Props = { readonly rows: readonly QuantileRow[]; readonly longest: number };

const stripTop = 44;
const stripHeight = 16;
const percent = (at: number) => `${(at * 100).toFixed(3)}%`;

/** P25–P75 as a box, on to P90 as a thin bar, the median as an upright line on its interval; open-ended where not reached. */
function Strip({ row, axis, y }: { row: QuantileRow; axis: DayAxis; y: number }) {
  const { p25, p75, p90, median, low = null, high = null, color } = row;
  if (p25 === null) return null;
  const at = (days: number | null) => (days === null ? 1 : axis.at(days));
  const top = y + stripTop;
  const middle = top + stripHeight / 2;
  const span = (from: number, to: number) => ({ x: percent(from), width: percent(Math.max(0, to - from)) });
  return (
    <>
      <rect
        {...span(at(p75), at(p90))}
        y={middle - 3}
        height={6}
        fill={color}
        fillOpacity={p90 === null ? 0.15 : 0.35}
      />
      <rect
        {...span(at(p25), at(p75))}
        y={top}
        height={stripHeight}
        fill={color}
        fillOpacity={p75 === null ? 0.2 : 0.45}
      />
      {low !== null && high !== null && (
        <rect {...span(at(low), at(high))} y={top - 3} height={stripHeight + 6} fill={color} />
      )}
      {median !== null && (
        <line
          x1={percent(at(median))}
          x2={percent(at(median))}
          y1={top - 4}
          y2={top + stripHeight + 4}
          stroke="var(--ink)"
          strokeWidth={2.5}
        />
      )}
    </>
  );
}

/** One row a stage (or outcome): how long stays last, against the limit; all on one logarithmic axis of days. */
export function QuantileChart({ rows, longest }: Props) {
  const axis = dayAxis(longest * 1.08);
  const hasDots = rows.some(({ dots }) => dots);
  const rowHeight = hasDots ? 100 : 76;
  const bottom = rows.length * rowHeight;
  return (
    <svg width="100%" height={bottom + 20} role="presentation">
      {axis.ticks.map((day) => (
        <g key={day}>
          <line
            x1={percent(axis.at(day))}
            x2={percent(axis.at(day))}
            y1={0}
            y2={bottom}
            stroke="var(--line)"
          />
          <text
            x={percent(axis.at(day))}
            y={bottom + 14}
            fontSize={12}
            fill="var(--ink-3)"
            textAnchor={day === 0 ? 'start' : axis.at(day) > 0.97 ? 'end' : 'middle'}
          >
            {day}
          </text>
        </g>
      ))}
      {rows.map((row, index) => {
        const y = index * rowHeight;
        return (
          <g key={row.id}>
            <text x={0} y={y + 16} fontSize={14} fontWeight={600} paintOrder="stroke" stroke="var(--paper)">
              {row.name}
            </text>
            <text
              x={0}
              y={y + 33}
              fontSize={12.5}
              fill="var(--ink-2)"
              paintOrder="stroke"
              stroke="var(--paper)"
            >
              {row.text}
            </text>
            <Mark label={row.label} href={row.href}>
              <Strip row={row} axis={axis} y={y} />
            </Mark>
            {row.dots?.(axis, y + stripTop + stripHeight + 20)}
            {row.limit !== null && row.limit !== undefined && (
              <line
                x1={percent(axis.at(row.limit))}
                x2={percent(axis.at(row.limit))}
                y1={y + stripTop - 7}
                y2={y + (hasDots ? rowHeight - 8 : stripTop + stripHeight + 7)}
                stroke="var(--lost)"
                strokeWidth={2}
                strokeDasharray="4 3"
              />
            )}
          </g>
        );
      })}
    </svg>
  );
}
