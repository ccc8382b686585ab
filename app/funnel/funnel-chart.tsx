import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { Mark } from '../ui/charts/mark.tsx';
import { barHeight, barTop, percent, rowHeights, StageRow } from './funnel-row.tsx';
import { lengthOf, type Measure } from './parts.ts';
import { stageColor } from './stage-color.ts';

type Funnel = Answers['funnel'];
type Props = { page: Page; answer: Funnel; before: Funnel | null; measure: Measure };

/** The won ones below the last stage: of a cohort that entered at the first. */
function WonRow({ page, answer, measure, whole, y }: Props & { whole: number; y: number }) {
  const { t, f } = page;
  const { won, amount_won } = answer.totals;
  const value = (measure === 'money' ? amount_won : won) ?? 0;
  const name = t(page.about.process.entity === 'lead' ? 'funnel.won.lead' : 'funnel.won');
  return (
    <>
      <text x={0} y={y + 17} fontSize={14} fontWeight={600}>
        {name}
      </text>
      <text x="100%" y={y + 17} fontSize={13} textAnchor="end">
        {f.count(won)}
        {amount_won !== null && ` · ${f.shortMoney(amount_won)}`}
      </text>
      <Mark href={dealsBehind(page.question, 'funnel.won')} label={`${name}: ${f.count(won)}`}>
        <rect x={0} y={y + barTop} width={percent(value / whole)} height={barHeight} fill="var(--won)" />
      </Mark>
    </>
  );
}

/** The funnel as horizontal bars, one row a stage, the length = deals (or money) that reached it. */
export function FunnelChart({ page, answer, before, measure }: Props) {
  const lengths = [...answer.stages, ...(before?.stages ?? [])].map((stage) => lengthOf(stage, measure) ?? 0);
  const whole = Math.max(...lengths) || 1;
  const rowHeight = before ? rowHeights.compared : rowHeights.alone;
  const hasWon = answer.basis === 'created';
  const y = answer.stages.length * rowHeight;
  return (
    <svg width="100%" height={hasWon ? y + barTop + barHeight + 6 : y - 6} role="presentation">
      <defs>
        <pattern
          id="skipped"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="2" height="6" fill="var(--paper)" fillOpacity={0.75} />
        </pattern>
      </defs>
      {answer.stages.map((stage, index) => (
        <StageRow
          key={stage.stage}
          page={page}
          stage={stage}
          before={before?.stages.find((one) => one.stage === stage.stage) ?? null}
          measure={measure}
          whole={whole}
          y={index * rowHeight}
          color={stageColor(index, answer.stages.length)}
          isFirst={index === 0}
        />
      ))}
      {hasWon && <WonRow page={page} answer={answer} before={before} measure={measure} whole={whole} y={y} />}
    </svg>
  );
}
