import type { Page } from '../../server/open-page.ts';
import { Mark } from '../../ui/charts/mark.tsx';
import styles from './deal.module.css';
import type { DealDocument, Visit } from './deal-document.ts';
import type { Scale } from './timeline-scale.ts';

export const percent = (share: number) => `${(share * 100).toFixed(3)}%`;

const kindFills: Readonly<Record<string, string>> = {
  won: 'var(--won)',
  lost: 'var(--lost)',
  neutral: 'var(--neutral)',
  unmapped: 'var(--neutral-soft)',
};

/** A stage's place in the order of the process, from 1; null for a final or unknown one. */
export function positionOf({ about }: Page, stage: string | null): number | null {
  return about.states.find(({ id }) => id === stage)?.position ?? null;
}

/** The colour of a stay: of its stage in the ordered ramp, or of the outcome. */
export function fillOf(page: Page, visit: Pick<Visit, 'stage' | 'kind'>): string {
  const position = positionOf(page, visit.stage);
  return kindFills[visit.kind] ?? `var(--stage-${Math.min(7, (position ?? 0) + 1)})`;
}

/** When the limit of a stay's stage passed, if it did: the rule's own instant. */
export function passedAt({ flags }: DealDocument, { stage, at, until }: Visit): string | null {
  const flag = flags.find(
    (one) =>
      one.rule === 'stage_overdue' &&
      one.stage === stage &&
      one.at !== null &&
      one.at >= at &&
      (until === null || one.at <= until),
  );
  return flag?.at ?? null;
}

type Props = {
  readonly page: Page;
  readonly document: DealDocument;
  readonly scale: Scale;
  readonly y: number;
  readonly height: number;
};

/** Stays as bands: number of the stage, name where there is room, hatched from the moment its limit passed. */
export function StageBands({ page, document, scale, y, height }: Props) {
  const { t, f, stage } = page;
  return document.visits.map((visit, index) => {
    const [left, right] = [scale.at(visit.at), visit.until ? scale.at(visit.until) : endOf(document, scale)];
    const width = Math.max(right - left, 0.004);
    const passed = passedAt(document, visit);
    const position = positionOf(page, visit.stage);
    const label = t('deal.band', {
      stage: stage(visit.stage),
      from: f.day(visit.at),
      to: visit.until ? f.day(visit.until) : t('deal.now'),
      days: f.days(visit.days),
      over: passed ? t('deal.band.over', { at: f.day(passed) }) : '',
    });
    return (
      <Mark key={`${visit.at}-${index}`} label={label}>
        <rect x={percent(left)} y={y} width={percent(width)} height={height} fill={fillOf(page, visit)} />
        {passed && (
          <rect
            x={percent(scale.at(passed))}
            y={y}
            width={percent(Math.max(0.002, left + width - scale.at(passed)))}
            height={height}
            fill="url(#over-limit)"
          />
        )}
        {width >= 0.03 && position !== null && (
          <text
            x={percent(left + width / 2)}
            y={y + height / 2 + 4.5}
            fontSize={13}
            fontWeight={600}
            textAnchor="middle"
            className={[styles.onFirst, styles.onSecond][position - 1] ?? styles.onLater}
          >
            {position}
          </text>
        )}
      </Mark>
    );
  });
}

/** An unfinished stay reaches to the instant; a final state to the end of the picture. */
function endOf({ deal, as_of: asOf }: DealDocument, scale: Scale): number {
  return deal.outcome === 'open' ? scale.at(asOf) : 1;
}
