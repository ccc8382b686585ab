import type { Page } from '../../server/open-page.ts';
import { Mark } from './mark.tsx';

export type DotRow = {
  readonly id: string;
  readonly name: string;
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** What stands on the right: the rate and how many it is made of. */
  readonly text: string;
  /** What the mark says when it is reached. */
  readonly label: string;
  readonly href?: string | undefined;
  /** False: chance may explain the difference from the others; drawn hollow and grey. */
  readonly distinct: boolean;
  /** The rate of the period before, a grey tick. */
  readonly before?: number | null | undefined;
};

type Props = {
  readonly page: Pick<Page, 'f'>;
  readonly rows: readonly DotRow[];
  readonly whole: { readonly rate: number | null; readonly text: string };
  /** Whether a higher rate is the better one: decides the colours of the distinct ones. */
  readonly better: 'higher' | 'lower';
};

const rowHeight = 44;
const top = 22;
/** A rim of paper: a line behind does not cross the letters. */
const rim = { stroke: 'var(--paper)', strokeWidth: 4, paintOrder: 'stroke' } as const;

/** Ticks of an axis of shares from 0: at most six, and where it ends. */
function axisOf(most: number): { end: number; ticks: readonly number[] } {
  const step = [0.05, 0.1, 0.2].find((one) => most / one <= 5) ?? 0.25;
  const steps = Math.max(1, Math.ceil(Math.min(1, most) / step - 1e-9));
  return { end: steps * step, ticks: Array.from({ length: steps + 1 }, (_, index) => index * step) };
}

function Row({ row, y, at, color }: { row: DotRow; y: number; at: (rate: number) => string; color: string }) {
  const ink = row.distinct ? color : 'var(--neutral)';
  const middle = y + 30;
  return (
    <g>
      <text x={0} y={y + 15} fontSize={13} fontWeight={row.distinct ? 600 : 400} {...rim}>
        {row.name}
      </text>
      <text x="100%" y={y + 15} fontSize={12.5} textAnchor="end" fill="var(--ink-2)" {...rim}>
        {row.text}
      </text>
      <Mark label={row.label} href={row.href}>
        <rect x={0} y={y} width="100%" height={rowHeight - 2} fill="transparent" />
        <line x1={0} x2="100%" y1={middle} y2={middle} stroke="var(--line)" />
        {row.low !== null && row.high !== null && (
          <line
            x1={at(row.low)}
            x2={at(row.high)}
            y1={middle}
            y2={middle}
            stroke={ink}
            strokeWidth={4}
            strokeOpacity={0.45}
          />
        )}
        {row.before !== null && row.before !== undefined && (
          <line
            x1={at(row.before)}
            x2={at(row.before)}
            y1={middle - 8}
            y2={middle + 8}
            stroke="var(--ink-3)"
            strokeWidth={2}
          />
        )}
        {row.rate !== null && (
          <circle
            cx={at(row.rate)}
            cy={middle}
            r={5}
            fill={row.distinct ? ink : 'var(--paper)'}
            stroke={ink}
            strokeWidth={2}
          />
        )}
      </Mark>
    </g>
  );
}

/** A dot with its interval per group, the whole as a line; groups that cannot be told apart are hollow and grey. */
export function DotRows({ page, rows, whole, better }: Props) {
  const colorOf = (rate: number | null) =>
    (rate ?? 0) > (whole.rate ?? 0) === (better === 'higher') ? 'var(--won)' : 'var(--lost)';
  const most = Math.max(...rows.flatMap(({ rate, high }) => [rate ?? 0, high ?? 0]), whole.rate ?? 0, 0.05);
  const { end, ticks } = axisOf(most);
  const at = (rate: number) => `${((Math.min(rate, end) / end) * 100).toFixed(3)}%`;
  const bottom = top + rows.length * rowHeight;
  return (
    <svg width="100%" height={bottom + 22} role="presentation">
      {ticks.map((tick, index) => (
        <g key={tick}>
          <line x1={at(tick)} x2={at(tick)} y1={top} y2={bottom} stroke="var(--line)" strokeDasharray="1 4" />
          <text
            x={at(tick)}
            y={bottom + 16}
            fontSize={12}
            fill="var(--ink-3)"
            textAnchor={index === 0 ? 'start' : index === ticks.length - 1 ? 'end' : 'middle'}
          >
            {page.f.share(tick)}
          </text>
        </g>
      ))}
      {whole.rate !== null && (
        <g>
          <line
            x1={at(whole.rate)}
            x2={at(whole.rate)}
            y1={top - 6}
            y2={bottom}
            stroke="var(--ink)"
            strokeDasharray="4 3"
          />
          <text
            x={at(whole.rate)}
            y={12}
            fontSize={12.5}
            textAnchor={whole.rate / end > 0.7 ? 'end' : whole.rate / end < 0.15 ? 'start' : 'middle'}
          >
            {whole.text}
          </text>
        </g>
      )}
      {rows.map((row, index) => (
        <Row key={row.id} row={row} y={top + index * rowHeight} at={at} color={colorOf(row.rate)} />
      ))}
    </svg>
  );
}
