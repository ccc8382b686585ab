import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { Mark } from '../ui/charts/mark.tsx';
import { type Month, scaleOf } from './months.ts';

const barsTop = 22;
const barsHeight = 130;
const namesY = barsTop + barsHeight + 18;
const rateTop = namesY + 52;
const rateHeight = 90;
const percent = (share: number) => `${(share * 100).toFixed(3)}%`;

/** First and last day of a month, for the list behind it. */
export function daysOf(month: string): { from: string; to: string } {
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0));
  return { from: `${month}-01`, to: last.toISOString().slice(0, 10) };
}

type Props = {
  readonly page: Page;
  readonly question: URLSearchParams;
  readonly months: readonly Month[];
  readonly overall: number | null;
  readonly byMoney: boolean;
};

/** Amounts won by month as bars; under them, on the same months, the win rate with its interval. */
export function MonthsChart({ page, question, months, overall, byMoney }: Props) {
  const { t, f } = page;
  const size = (month: Month) => (byMoney ? (month.amount ?? 0) : month.won);
  const scale = scaleOf(byMoney ? months.map(({ amount }) => amount) : []);
  const most = Math.max(1, ...months.map(size));
  // The interval of a few deals is as wide as the scale; their rate must still stand where it is.
  const highest = ({ rate, high, won, lost }: Month) => (won + lost >= 5 ? high : rate) ?? 0;
  const ceiling = Math.max(0.05, overall ?? 0, ...months.map(highest));
  const rateY = (rate: number) => rateTop + rateHeight * (1 - Math.min(1, rate / ceiling));
  const step = 1 / months.length;
  const behind = (figure: string, month: Month, outcome: readonly string[] = []) =>
    dealsBehind(question, figure, { ...daysOf(month.id), outcome });
  return (
    <svg width="100%" height={rateTop + rateHeight + 8} role="presentation">
      {months.map((month, no) => {
        const middle = percent((no + 0.5) * step);
        const height = (size(month) / most) * barsHeight;
        const isRunning = no === months.length - 1;
        const amount = byMoney ? f.shortMoney(month.amount) : '';
        return (
          <g key={month.id}>
            <Mark
              href={month.won > 0 ? behind('winloss.won', month) : undefined}
              label={t('overview.mark.month', {
                month: f.date(`${month.id}-01`).replace(/^\d+\s/, ''),
                n: month.won,
                amount,
              })}
            >
              <rect
                x={percent(no * step + step * 0.14)}
                y={barsTop + barsHeight - height}
                width={percent(step * 0.72)}
                height={Math.max(height, 1)}
                fill={isRunning ? 'url(#running)' : 'var(--won)'}
                stroke={isRunning ? 'var(--won)' : 'none'}
              />
            </Mark>
            <text x={middle} y={barsTop + barsHeight - height - 5} fontSize={11.5} textAnchor="middle">
              {byMoney
                ? f.days(month.amount === null ? null : month.amount / scale.size)
                : f.count(month.won)}
            </text>
            <text x={middle} y={namesY} fontSize={11.5} textAnchor="middle" fill="var(--ink-3)">
              {t(`overview.month.${month.id.slice(5)}`)}
              {(no === 0 || month.id.endsWith('-01')) && (
                <tspan x={middle} dy={13}>
                  {month.id.slice(0, 4)}
                </tspan>
              )}
            </text>
            {month.rate !== null && month.low !== null && month.high !== null && (
              <Mark
                href={behind('winloss.cases', month, ['won', 'lost'])}
                label={t('overview.mark.rate', {
                  month: f.date(`${month.id}-01`).replace(/^\d+\s/, ''),
                  share: f.share(month.rate),
                  range: f.shareRange(month.low, month.high),
                  n: month.won + month.lost,
                })}
              >
                <line
                  x1={middle}
                  x2={middle}
                  y1={rateY(month.low)}
                  y2={rateY(month.high)}
                  stroke="var(--won)"
                  strokeWidth={2}
                  strokeOpacity={0.5}
                />
                <circle cx={middle} cy={rateY(month.rate)} r={4} fill="var(--won)" />
              </Mark>
            )}
          </g>
        );
      })}
      <defs>
        <pattern
          id="running"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" fill="var(--won-soft)" />
          <rect width="2" height="6" fill="var(--won)" />
        </pattern>
      </defs>
      {overall !== null && (
        <g>
          <line
            x1={0}
            x2="100%"
            y1={rateY(overall)}
            y2={rateY(overall)}
            stroke="var(--ink-3)"
            strokeDasharray="3 3"
          />
          <text x={0} y={rateTop - 14} fontSize={12} fill="var(--ink-2)">
            {t('overview.months.rate', { share: f.share(overall) })}
          </text>
        </g>
      )}
    </svg>
  );
}
