import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { Legend, type LegendItem } from '../ui/charts/legend.tsx';
import { type Measure, partsOf } from './parts.ts';

const colors = {
  advanced: 'var(--stage-4)',
  open: 'var(--open-soft)',
  rest: 'var(--warning-soft)',
  neutral: 'var(--neutral-soft)',
  lost: 'var(--lost-soft)',
} as const;

type Props = { page: Page; answer: Answers['funnel']; measure: Measure; compared: boolean };

/** What the funnel's colours mean, of those that are on it. */
export function FunnelLegend({ page, answer, measure, compared }: Props) {
  const { t, f, before } = page;
  const drawn = new Set(
    answer.stages.flatMap((stage) => partsOf(stage, measure).map(({ figure }) => figure)),
  );
  const parts = (['advanced', 'open', 'rest', 'neutral', 'lost'] as const)
    .filter((figure) => drawn.has(figure))
    .map((figure): LegendItem => ({ text: t(`funnel.legend.${figure}`), color: colors[figure] }));
  const isCount = measure === 'count';
  const hasSkipped = answer.stages.some(({ skipped }) => skipped > 0);
  return (
    <Legend
      items={[
        ...parts,
        ...(isCount && hasSkipped
          ? [{ text: t('funnel.legend.skipped'), color: 'var(--stage-4)', shape: 'hatch' } as const]
          : []),
        ...(isCount
          ? [{ text: t('funnel.legend.interval'), color: 'var(--ink)', shape: 'whisker' } as const]
          : []),
        ...(compared && before
          ? [
              {
                text: t('funnel.legend.before', { from: f.date(before.from), to: f.date(before.to) }),
                color: 'var(--neutral)',
                shape: 'line',
              } as const,
            ]
          : []),
      ]}
    />
  );
}
