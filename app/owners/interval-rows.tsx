import { Mark } from '../ui/charts/mark.tsx';

/** One dot with its interval. */
export type IntervalItem = {
  readonly id: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** A CSS colour. */
  readonly color: string;
  /** What it says when reached. */
  readonly label: string;
  readonly href?: string | undefined;
  /** A hollow dot: what the filled one is compared with. */
  readonly hollow?: boolean;
};

export type IntervalRow = {
  readonly id: string;
  readonly name: string;
  readonly href?: string | undefined;
  /** What stands at the right of the name. */
  readonly text: string;
  readonly strong?: boolean;
  readonly items: readonly IntervalItem[];
};

type Props = {
  readonly rows: readonly IntervalRow[];
  /** Where the scale starts; 0 unless told. */
  readonly least?: number;
  readonly most: number;
  /** What the scale's two ends are called. */
  readonly ends: readonly [string, string];
  /** The whole, drawn through all rows. */
  readonly line?: number | null;
};

const nameHeight = 20;
const itemHeight = 16;
const gap = 10;

/** A scale's end just above the largest value, on a round number of twentieths. */
export function scaleEnd(values: readonly (number | null)[], step: number): number {
  return Math.max(step, Math.ceil(Math.max(0, ...values.map((value) => value ?? 0)) / step) * step);
}

function Dot({ item, y, at }: { item: IntervalItem; y: number; at: (value: number) => string }) {
  if (item.value === null) return null;
  return (
    <Mark label={item.label} href={item.href}>
      {item.low !== null && item.high !== null && (
        <>
          <line x1={at(item.low)} x2={at(item.high)} y1={y} y2={y} stroke="transparent" strokeWidth={14} />
          <line
            x1={at(item.low)}
            x2={at(item.high)}
            y1={y}
            y2={y}
            stroke={item.color}
            strokeWidth={2}
            strokeOpacity={0.7}
          />
        </>
      )}
      <circle
        cx={at(item.value)}
        cy={y}
        r={item.hollow ? 4 : 5}
        fill={item.hollow ? 'var(--paper)' : item.color}
        stroke={item.color}
        strokeWidth={2}
      />
    </Mark>
  );
}

/** Dots with intervals, a row each, names above so that it works on a phone; the whole as a dashed line. */
export function IntervalRows({ rows, least = 0, most, ends, line = null }: Props) {
  const at = (value: number) => {
    const inside = Math.max(least, Math.min(most, value));
    return `${(((inside - least) / (most - least)) * 100).toFixed(3)}%`;
  };
  const heights = rows.map(({ items }) => nameHeight + items.length * itemHeight + gap);
  const tops = heights.map((_, index) => heights.slice(0, index).reduce((sum, height) => sum + height, 0));
  const all = heights.reduce((sum, height) => sum + height, 0);
  return (
    <svg width="100%" height={all + 18} role="presentation">
      {rows.map((row, index) => (
        <line
          key={row.id}
          x1={0}
          x2="100%"
          y1={(tops[index] ?? 0) + (heights[index] ?? 0) - 3}
          y2={(tops[index] ?? 0) + (heights[index] ?? 0) - 3}
          stroke="var(--line)"
        />
      ))}
      {ends.map((end, index) => (
        <text
          key={end}
          x={index === 0 ? 0 : '100%'}
          y={all + 13}
          fontSize={11.5}
          textAnchor={index === 0 ? 'start' : 'end'}
          fill="var(--ink-3)"
        >
          {end}
        </text>
      ))}
      {rows.map((row, index) => {
        const y = tops[index] ?? 0;
        return (
          <g key={row.id}>
            <text x={0} y={y + 14} fontSize={13.5} fontWeight={row.strong ? 600 : 400}>
              {row.href ? (
                <a href={row.href}>
                  <tspan fill="var(--accent)" textDecoration="underline">
                    {row.name}
                  </tspan>
                </a>
              ) : (
                row.name
              )}
            </text>
            <text x="100%" y={y + 14} fontSize={12.5} textAnchor="end" fill="var(--ink-2)">
              {row.text}
            </text>
            {line !== null && (
              <line
                x1={at(line)}
                x2={at(line)}
                y1={y + nameHeight - 2}
                y2={y + nameHeight + row.items.length * itemHeight}
                stroke="var(--ink-3)"
                strokeDasharray="3 3"
              />
            )}
            {row.items.map((item, no) => (
              <Dot key={item.id} item={item} y={y + nameHeight + no * itemHeight + 7} at={at} />
            ))}
          </g>
        );
      })}
    </svg>
  );
}
