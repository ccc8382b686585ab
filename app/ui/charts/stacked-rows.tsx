import { Mark } from './mark.tsx';

export type StackPart = {
  readonly id: string;
  readonly amount: number;
  /** A CSS colour. */
  readonly fill: string;
  /** Hatched: expected, not certain. */
  readonly hatched?: boolean;
  /** A line around a pale part. */
  readonly stroke?: string;
  readonly label: string;
  readonly href?: string | undefined;
};

export type StackRow = {
  readonly id: string;
  readonly name: string;
  /** What stands on the right of the name. */
  readonly text: string;
  /** A smaller line under the bar. */
  readonly note?: string | undefined;
  readonly parts: readonly StackPart[];
  /** An upright line: a plan. */
  readonly target?: { readonly amount: number; readonly label: string } | undefined;
};

type Props = {
  /** Unique on the page: names the hatching. */
  readonly id: string;
  readonly rows: readonly StackRow[];
  /** The length that a full row stands for. */
  readonly whole: number;
  readonly barHeight?: number;
};

const barTop = 25;

/** Bars made of parts, one row each, on one scale; hatched parts are expected rather than certain. */
export function StackedRows({ id, rows, whole, barHeight = 22 }: Props) {
  const at = (amount: number) => `${((Math.max(0, amount) / Math.max(whole, 1e-9)) * 100).toFixed(3)}%`;
  const heights = rows.map(({ note }) => barTop + barHeight + (note ? 34 : 16));
  const tops = heights.map((_, index) => heights.slice(0, index).reduce((sum, height) => sum + height, 0));
  const hatch = `hatch-${id}`;
  return (
    <svg width="100%" height={heights.reduce((sum, height) => sum + height, 0)} role="presentation">
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="2" height="6" fill="var(--paper)" fillOpacity={0.6} />
        </pattern>
      </defs>
      {rows.map((row, index) => {
        const y = tops[index] ?? 0;
        let x = 0;
        return (
          <g key={row.id}>
            <text x={0} y={y + 16} fontSize={14} fontWeight={600}>
              {row.name}
            </text>
            <text x="100%" y={y + 16} fontSize={13} textAnchor="end">
              {row.text}
            </text>
            {row.target && (
              <rect
                x={0}
                y={y + barTop}
                width={at(row.target.amount)}
                height={barHeight}
                fill="var(--sunken)"
              />
            )}
            {row.parts.map((part) => {
              const left = x;
              x += Math.max(0, part.amount);
              return part.amount <= 0 ? null : (
                <Mark key={part.id} label={part.label} href={part.href}>
                  <rect
                    x={at(left)}
                    y={y + barTop}
                    width={at(part.amount)}
                    height={barHeight}
                    fill={part.fill}
                    stroke={part.stroke}
                  />
                  {part.hatched && (
                    <rect
                      x={at(left)}
                      y={y + barTop}
                      width={at(part.amount)}
                      height={barHeight}
                      fill={`url(#${hatch})`}
                    />
                  )}
                </Mark>
              );
            })}
            {row.target && (
              <Mark label={row.target.label}>
                <line
                  x1={at(row.target.amount)}
                  x2={at(row.target.amount)}
                  y1={y + barTop - 3}
                  y2={y + barTop + barHeight + 4}
                  stroke="var(--ink)"
                  strokeWidth={2.5}
                />
              </Mark>
            )}
            {row.note && (
              <text x={0} y={y + barTop + barHeight + 16} fontSize={12.5} fill="var(--ink-2)">
                {row.note}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
