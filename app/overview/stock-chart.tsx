import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { Mark } from '../ui/charts/mark.tsx';

type Stock = Answers['stock'];
type Week = { readonly at: string; readonly current: number; readonly amount: number | null };

const rowHeight = 82;
const barTop = 25;
const barHeight = 20;
const sparkHeight = 44;
const percent = (share: number) => `${(Math.max(0, share) * 100).toFixed(3)}%`;

type SparkProps = {
  readonly page: Page;
  readonly question: URLSearchParams;
  readonly stage: { readonly id: string; readonly name: string };
  readonly weeks: readonly Week[];
  readonly y: number;
};

/** Thirteen weeks of one stage on its own scale from 0, the oldest first; each week leads to its deals. */
function Spark({ page, question, stage, weeks, y }: SparkProps) {
  const { t, f } = page;
  const most = Math.max(1, ...weeks.map(({ current }) => current));
  const at = (index: number) => (index / Math.max(1, weeks.length - 1)) * 100;
  const height = (n: number) => 100 - (n / most) * 100;
  const line = weeks.map(({ current }, index) => `${at(index)},${height(current)}`).join(' ');
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: each mark in it carries its own label.
    <svg x="66%" y={y} width="34%" height={sparkHeight} viewBox="0 0 100 100" preserveAspectRatio="none">
      <line x1={0} x2={100} y1={100} y2={100} stroke="var(--line-strong)" vectorEffect="non-scaling-stroke" />
      <polygon points={`0,100 ${line} 100,100`} fill="var(--open-soft)" fillOpacity={0.6} />
      <polyline
        points={line}
        fill="none"
        stroke="var(--open)"
        strokeWidth={1.75}
        vectorEffect="non-scaling-stroke"
      />
      {weeks.map((week, index) => (
        <Mark
          key={week.at}
          href={dealsBehind(question, 'stock.current', { stage: stage.id, as_of: week.at })}
          label={t('overview.mark.week', {
            stage: stage.name,
            day: f.day(week.at),
            n: week.current,
            hasAmount: week.amount === null ? 'no' : 'yes',
            amount: f.shortMoney(week.amount),
          })}
        >
          <rect x={at(index) - 100 / 26} y={0} width={100 / 13} height={100} fill="transparent" />
        </Mark>
      ))}
    </svg>
  );
}

type Props = { readonly page: Page; readonly question: URLSearchParams; readonly stock: Stock };

/** What is open on each stage now, and how that has moved over 13 weeks. */
export function StockChart({ page, question, stock }: Props) {
  const { t, f, language } = page;
  const byMoney = stock.stages.some(({ amount_current }) => (amount_current ?? 0) > 0);
  const size = (stage: { current: number; amount_current: number | null }) =>
    byMoney ? (stage.amount_current ?? 0) : stage.current;
  const whole = Math.max(1, ...stock.stages.map(size));
  return (
    <svg width="100%" height={stock.stages.length * rowHeight} role="presentation">
      {stock.stages.map((stage, no) => {
        const name = stage.name[language];
        const y = no * rowHeight;
        const amount = byMoney ? f.shortMoney(stage.amount_current) : '';
        const weeks = [...stock.weeks].reverse().map((week): Week => {
          const then = week.stages.find(({ stage: id }) => id === stage.stage);
          return {
            at: week.at,
            current: then?.current ?? 0,
            amount: byMoney ? (then?.amount_current ?? 0) : null,
          };
        });
        return (
          <g key={stage.stage}>
            <text x={0} y={y + 17} fontSize={14} fontWeight={600}>
              {name}
            </text>
            <Mark
              href={dealsBehind(question, 'stock.current', { stage: stage.stage })}
              label={t('overview.mark.stock', { stage: name, n: stage.current, amount })}
            >
              <rect
                x={0}
                y={y + barTop}
                width={percent((size(stage) / whole) * 0.62)}
                height={barHeight}
                fill={`var(--stage-${Math.min(7, no + 2)})`}
              />
            </Mark>
            <text x={0} y={y + barTop + barHeight + 18} fontSize={13}>
              {f.count(stage.current)}
              {byMoney && <tspan fill="var(--ink-2)"> · {amount}</tspan>}
            </text>
            <Spark
              page={page}
              question={question}
              stage={{ id: stage.stage, name }}
              weeks={weeks}
              y={y + barTop + barHeight - sparkHeight}
            />
          </g>
        );
      })}
    </svg>
  );
}
