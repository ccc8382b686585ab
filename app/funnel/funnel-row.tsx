import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { Mark } from '../ui/charts/mark.tsx';
import { lengthOf, type Measure, type Part, partsOf } from './parts.ts';

export type Stage = Answers['funnel']['stages'][number];

export const barTop = 26;
export const barHeight = 24;
/** Height of a row; with a period to compare with there is a second, grey bar and its line of text. */
export const rowHeights = { alone: 74, compared: 102 };

export const percent = (share: number) => `${(Math.max(0, share) * 100).toFixed(3)}%`;

type Props = {
  readonly page: Page;
  readonly stage: Stage;
  readonly before: Stage | null;
  readonly measure: Measure;
  /** What the whole width stands for. */
  readonly whole: number;
  readonly y: number;
  readonly color: string;
  readonly isFirst: boolean;
};

function fillOf(figure: Part['figure'], color: string): string {
  if (figure === 'advanced') return color;
  return `var(--${{ open: 'open', rest: 'warning', neutral: 'neutral', lost: 'lost' }[figure]}-soft)`;
}

/** The bar cut by what became of those who reached the stage. */
function Bar({ page, stage, measure, whole, y, color }: Omit<Props, 'before' | 'isFirst'>) {
  const { f, t, language } = page;
  const { entity } = page.about.process;
  const length = lengthOf(stage, measure) ?? 0;
  let x = 0;
  return partsOf(stage, measure).map(({ figure, value }) => {
    const left = x;
    x += value / whole;
    return (
      <Mark
        key={figure}
        href={
          figure === 'rest'
            ? undefined
            : dealsBehind(page.question, `funnel.${figure}`, { stage: stage.stage })
        }
        label={t('funnel.mark', {
          stage: stage.name[language],
          what: t(`funnel.legend.${figure}`),
          value: measure === 'money' ? f.money(value) : t(`case.${entity}`, { n: value }),
          share: f.share(value / length),
        })}
      >
        <rect
          x={percent(left)}
          y={y + barTop}
          width={percent(value / whole)}
          height={barHeight}
          fill={fillOf(figure, color)}
        />
      </Mark>
    );
  });
}

/** Conversion among the decided with its interval, laid over the bar. */
function Whiskers({ stage, whole, y }: Pick<Props, 'stage' | 'whole' | 'y'>) {
  const [low, high] = [stage.ci_low, stage.ci_high];
  if (low === null || high === null) return null;
  const at = (share: number) => percent((stage.reached * share) / whole);
  const middle = y + barTop + barHeight / 2;
  return (
    <g stroke="var(--ink)" strokeWidth={1.5}>
      <line x1={at(low)} x2={at(high)} y1={middle} y2={middle} />
      <line x1={at(low)} x2={at(low)} y1={middle - 5} y2={middle + 5} />
      <line x1={at(high)} x2={at(high)} y1={middle - 5} y2={middle + 5} />
    </g>
  );
}

function Skipped({ page, stage, whole, y }: Pick<Props, 'page' | 'stage' | 'whole' | 'y'>) {
  const { f, t, language } = page;
  const n = stage.skipped;
  if (n === 0) return null;
  return (
    <Mark
      href={dealsBehind(page.question, 'funnel.skipped', { stage: stage.stage })}
      label={t('funnel.mark', {
        stage: stage.name[language],
        what: t('funnel.mark.skipped'),
        value: t(`case.${page.about.process.entity}`, { n }),
        share: f.share(n / stage.reached),
      })}
    >
      <rect x={0} y={y + barTop} width={percent(n / whole)} height={barHeight} fill="url(#skipped)" />
    </Mark>
  );
}

/** A stage of the funnel: its name and count, its bar, what went on; the period before in grey. */
export function StageRow(props: Props) {
  const { page, stage, before, measure, whole, y, isFirst } = props;
  const { f, t, language } = page;
  const length = lengthOf(stage, measure);
  const below = y + barTop + barHeight;
  const textOf = (value: number | null) => (measure === 'money' ? f.shortMoney(value) : f.count(value));
  const lengthBefore = before ? (lengthOf(before, measure) ?? 0) : 0;
  const shareOf = (one: Stage) =>
    measure === 'count'
      ? one.conversion
      : one.amount_reached
        ? (one.amount_advanced ?? 0) / one.amount_reached
        : null;
  return (
    <g>
      <text x={0} y={y + 17} fontSize={14} fontWeight={600}>
        {stage.name[language]}
      </text>
      <text x="100%" y={y + 17} fontSize={13} textAnchor="end">
        {textOf(length)}
        {measure === 'count' && stage.from_entry !== null && !isFirst && (
          <tspan fill="var(--ink-3)"> · {t('funnel.of_entry', { share: f.share(stage.from_entry) })}</tspan>
        )}
      </text>
      <Bar {...props} />
      {measure === 'count' && <Skipped {...props} />}
      {measure === 'count' && <Whiskers {...props} />}
      {before && (
        <rect x={0} y={below + 3} width={percent(lengthBefore / whole)} height={6} fill="var(--neutral)" />
      )}
      <text x={0} y={below + (before ? 26 : 16)} fontSize={12.5} fill="var(--ink-2)">
        {t(measure === 'count' ? 'funnel.next' : 'funnel.next_money', {
          share: f.share(shareOf(stage)),
          resolved: f.share(stage.resolved_conversion),
        })}
      </text>
      {before && (
        <text x={0} y={below + 43} fontSize={12.5} fill="var(--ink-3)">
          {t('funnel.was', { n: textOf(lengthBefore), share: f.share(shareOf(before)) })}
        </text>
      )}
    </g>
  );
}
