import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/page.ts';
import { dealsBehind } from '../ui/address.ts';
import { Mark } from '../ui/charts/mark.tsx';

type Stage = Answers['funnel']['stages'][number];

const rowHeight = 74;
const barTop = 26;
const barHeight = 24;
const percent = (share: number) => `${(Math.max(0, share) * 100).toFixed(3)}%`;

type RowProps = { page: Page; stage: Stage; whole: number; y: number; no: number };

/** A stage's bar: what went on, what is still here, what was lost; hatched where it was skipped; whiskers = the interval. */
function StageRow({ page, stage, whole, y, no }: RowProps) {
  const { f, t } = page;
  const share = (n: number) => n / Math.max(1, whole);
  const name = stage.name[page.language];
  const behind = (figure: string) => dealsBehind(page.question, `funnel.${figure}`, { stage: stage.stage });
  const parts = [
    { figure: 'advanced', n: stage.advanced, fill: `var(--stage-${Math.min(7, no + 2)})` },
    { figure: 'open', n: stage.open, fill: 'var(--open-soft)' },
    { figure: 'neutral', n: stage.neutral, fill: 'var(--neutral-soft)' },
    { figure: 'lost', n: stage.lost, fill: 'var(--lost-soft)' },
  ];
  let x = 0;
  const [low, high] = [stage.ci_low, stage.ci_high];
  const middle = y + barTop + barHeight / 2;
  return (
    <g>
      <text x={0} y={y + 17} fontSize={14} fontWeight={600}>
        {name}
      </text>
      <text x="100%" y={y + 17} fontSize={13} textAnchor="end">
        {f.count(stage.reached)}
        {stage.from_entry !== null && no > 0 && (
          <tspan fill="var(--ink-3)"> · {t('funnel.of_entry', { share: f.share(stage.from_entry) })}</tspan>
        )}
      </text>
      {parts.map(({ figure, n, fill }) => {
        const left = x;
        x += share(n);
        return n === 0 ? null : (
          <Mark
            key={figure}
            href={behind(figure)}
            label={t(`funnel.mark.${figure}`, { stage: name, n, share: f.share(n / stage.reached) })}
          >
            <rect x={percent(left)} y={y + barTop} width={percent(share(n))} height={barHeight} fill={fill} />
          </Mark>
        );
      })}
      {stage.skipped > 0 && (
        <Mark
          href={behind('skipped')}
          label={t('funnel.mark.skipped', {
            stage: name,
            n: stage.skipped,
            share: f.share(stage.skipped / stage.reached),
          })}
        >
          <rect
            x={0}
            y={y + barTop}
            width={percent(share(stage.skipped))}
            height={barHeight}
            fill="url(#skipped)"
          />
        </Mark>
      )}
      {low !== null && high !== null && (
        <g stroke="var(--ink)" strokeWidth={1.5}>
          <line
            x1={percent(share(stage.reached) * low)}
            x2={percent(share(stage.reached) * high)}
            y1={middle}
            y2={middle}
          />
          {[low, high].map((end) => (
            <line
              key={end}
              x1={percent(share(stage.reached) * end)}
              x2={percent(share(stage.reached) * end)}
              y1={middle - 5}
              y2={middle + 5}
            />
          ))}
        </g>
      )}
      <text x={0} y={y + barTop + barHeight + 16} fontSize={12.5} fill="var(--ink-2)">
        {t('funnel.next', { share: f.share(stage.conversion), resolved: f.share(stage.resolved_conversion) })}
      </text>
    </g>
  );
}

/** The funnel as horizontal bars, one row a stage, the length = deals that reached it. */
export function FunnelChart({ page, answer }: { page: Page; answer: Answers['funnel'] }) {
  const whole = Math.max(...answer.stages.map(({ reached }) => reached), 1);
  const won = answer.totals.won;
  const height = (answer.stages.length + 1) * rowHeight - 16;
  const y = answer.stages.length * rowHeight;
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: the frame around it carries the label, each mark its own.
    <svg width="100%" height={height} role="presentation">
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
          whole={whole}
          y={index * rowHeight}
          no={index}
        />
      ))}
      <text x={0} y={y + 17} fontSize={14} fontWeight={600}>
        {page.t('outcome.won')}
      </text>
      <text x="100%" y={y + 17} fontSize={13} textAnchor="end">
        {page.f.count(won)} · {page.f.shortMoney(answer.totals.amount_won)}
      </text>
      <Mark
        href={dealsBehind(page.question, 'funnel.won')}
        label={`${page.t('outcome.won')}: ${page.f.count(won)}`}
      >
        <rect x={0} y={y + barTop} width={percent(won / whole)} height={barHeight} fill="var(--won)" />
      </Mark>
    </svg>
  );
}
