import type { Answers } from '../../lib/answers.ts';
import { wilson } from '../../lib/stats/proportions.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { Mark } from '../ui/charts/mark.tsx';

type Stage = Answers['overview']['stages'][number];

const rowHeight = 82;
const barTop = 25;
const barHeight = 20;
const percent = (share: number) => `${(Math.max(0, share) * 100).toFixed(3)}%`;

type RowProps = {
  readonly page: Page;
  readonly question: URLSearchParams;
  readonly stage: Stage;
  readonly before: Stage | undefined;
  readonly whole: number;
  readonly no: number;
};

function partsOf(stage: Stage, advanced: string) {
  return [
    { id: 'advanced', n: stage.advanced, fill: advanced },
    { id: 'lost', n: stage.lost, fill: 'var(--lost)' },
    { id: 'other', n: stage.left - stage.advanced - stage.lost, fill: 'var(--neutral-soft)' },
  ].map((part, index, all) => ({
    ...part,
    start: all.slice(0, index).reduce((sum, { n }) => sum + n, 0),
  }));
}

/** A stage: how those that left it in the 90 days went, and thin and grey below it the 90 days before. */
function StageRow({ page, question, stage, before, whole, no }: RowProps) {
  const { t, f } = page;
  const name = stage.name[page.language];
  const y = no * rowHeight;
  const bar = { y: y + barTop, height: barHeight };
  const decided = stage.advanced + stage.lost;
  const { low, high } = wilson(stage.advanced, decided);
  const label = (id: string, n: number, of: Stage) =>
    t(`overview.mark.${id}`, { stage: name, n, share: f.share(of.left ? n / of.left : null) });
  return (
    <g>
      <text x={0} y={y + 17} fontSize={14} fontWeight={600}>
        {name}
      </text>
      <text x="100%" y={y + 17} fontSize={13} textAnchor="end">
        {stage.amount_lost === null
          ? t('overview.lost.n', { n: stage.lost })
          : t('overview.lost.amount', { n: stage.lost, amount: f.shortMoney(stage.amount_lost) })}
      </text>
      {partsOf(stage, `var(--stage-${Math.min(7, no + 2)})`).map(({ id, n, fill, start }) => {
        if (n <= 0) return null;
        const figure = id === 'other' ? undefined : `overview.stage_${id}`;
        return (
          <Mark
            key={id}
            label={label(id, n, stage)}
            href={figure && dealsBehind(question, figure, { stage: stage.stage })}
          >
            <rect x={percent(start / whole)} width={percent(n / whole)} fill={fill} {...bar} />
          </Mark>
        );
      })}
      {before && before.left > 0 && (
        <Mark
          label={t('overview.mark.before', {
            stage: name,
            left: before.left,
            lost: before.lost,
            share: f.share(before.resolved_conversion),
          })}
        >
          {partsOf(before, 'var(--neutral)').map(({ id, n, start }) => (
            <rect
              key={id}
              x={percent(start / whole)}
              y={y + barTop + barHeight + 2}
              width={percent(Math.max(0, n) / whole)}
              height={5}
              fill={id === 'other' ? 'none' : 'var(--neutral)'}
              fillOpacity={id === 'lost' ? 1 : 0.4}
            />
          ))}
        </Mark>
      )}
      <text x={0} y={y + barTop + barHeight + 23} fontSize={12.5} fill="var(--ink-2)">
        {decided === 0
          ? t('overview.next.none')
          : t(before?.resolved_conversion == null ? 'overview.next' : 'overview.next.before', {
              share: f.share(stage.resolved_conversion),
              range: f.shareRange(low, high),
              before: f.share(before?.resolved_conversion ?? null),
            })}
      </text>
    </g>
  );
}

type Props = {
  readonly page: Page;
  readonly question: URLSearchParams;
  readonly now: Answers['overview'];
  readonly before: Answers['overview'] | null;
};

/** What left each stage in the last 90 days: went on, was lost, was set aside. */
export function LossesChart({ page, question, now, before }: Props) {
  const all = [...now.stages, ...(before?.stages ?? [])];
  const whole = Math.max(1, ...all.map(({ left }) => left));
  return (
    <svg width="100%" height={now.stages.length * rowHeight} role="presentation">
      {now.stages.map((stage, no) => (
        <StageRow
          key={stage.stage}
          page={page}
          question={question}
          stage={stage}
          before={before?.stages.find(({ stage: id }) => id === stage.stage)}
          whole={whole}
          no={no}
        />
      ))}
    </svg>
  );
}
