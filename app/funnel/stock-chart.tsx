import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { Mark } from '../ui/charts/mark.tsx';
import { stageColor } from './stage-color.ts';

type Stock = Answers['stock'];

const rowHeight = 52;
const barTop = 22;
const barHeight = 18;

/** How many stand on each stage now; a grey line marks how many stood there at the first of the weeks. */
export function StockChart({
  page,
  answer,
  question,
}: {
  page: Page;
  answer: Stock;
  question: URLSearchParams;
}) {
  const { t, f, language } = page;
  const first = answer.weeks.at(-1);
  const then = (stage: string) => first?.stages.find((one) => one.stage === stage)?.current ?? 0;
  const most = Math.max(1, ...answer.stages.flatMap(({ stage, current }) => [current, then(stage)]));
  const x = (n: number) => `${((n / most) * 100).toFixed(3)}%`;
  return (
    <svg width="100%" height={answer.stages.length * rowHeight - 8} role="presentation">
      {answer.stages.map((stage, index) => {
        const y = index * rowHeight;
        const before = then(stage.stage);
        const name = stage.name[language];
        return (
          <g key={stage.stage}>
            <text x={0} y={y + 15} fontSize={14} fontWeight={600}>
              {name}
            </text>
            <text x="100%" y={y + 15} fontSize={13} textAnchor="end">
              {f.count(stage.current)}
              {stage.amount_current !== null && (
                <tspan fill="var(--ink-3)"> · {f.shortMoney(stage.amount_current)}</tspan>
              )}
            </text>
            <Mark
              href={dealsBehind(question, 'stock.current', { stage: stage.stage })}
              label={t('funnel.stock.mark', {
                stage: name,
                now: [
                  t(`case.${page.about.process.entity}`, { n: stage.current }),
                  ...(stage.amount_current === null ? [] : [f.money(stage.amount_current)]),
                ].join(', '),
                before,
                at: f.day(first?.at),
              })}
            >
              <rect
                x={0}
                y={y + barTop}
                width={x(stage.current)}
                height={barHeight}
                fill={stageColor(index, answer.stages.length)}
              />
            </Mark>
            <line
              x1={x(before)}
              x2={x(before)}
              y1={y + barTop - 4}
              y2={y + barTop + barHeight + 4}
              stroke="var(--neutral)"
              strokeWidth={3}
            />
          </g>
        );
      })}
    </svg>
  );
}
