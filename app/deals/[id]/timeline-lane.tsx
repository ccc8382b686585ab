import type { ReactNode } from 'react';
import type { Page } from '../../server/open-page.ts';
import { Mark } from '../../ui/charts/mark.tsx';
import type { DealEvent } from './event-words.ts';
import { percent } from './timeline-bands.tsx';
import { type Cluster, clustersOf, type Scale } from './timeline-scale.ts';

const told = 4;

/** A mark's words: when, and what happened then. */
function labelOf({ t, f }: Page, { items }: Cluster<DealEvent>): string {
  const [first, last] = [f.day(items[0]?.at), f.day(items.at(-1)?.at)];
  const when = first === last ? first : `${first} – ${last}`;
  const rest = items.length - told;
  const what = items.slice(0, told).map(({ text, mark }) => {
    return mark === 'planned' ? t('deal.planned', { what: text }) : text;
  });
  return `${when}: ${what.join('; ')}${rest > 0 ? `; ${t('deal.more', { n: rest })}` : ''}`;
}

type Props = {
  readonly page: Page;
  readonly name: string;
  readonly events: readonly DealEvent[];
  readonly scale: Scale;
  /** Top of the lane: its name stands there, its marks `drop` below. */
  readonly y: number;
  readonly drop: number;
  readonly draw: (cluster: Cluster<DealEvent>) => ReactNode;
};

/** A lane of events: drawn marks around the origin, one for all that happened on a day. */
export function Lane({ page, name, events, scale, y, drop, draw }: Props) {
  return (
    <g>
      <text x={0} y={y + 12} fontSize={12} fill="var(--ink-3)">
        {name} · {page.f.count(events.length)}
      </text>
      {clustersOf(events, scale, page.f.day).map((cluster) => (
        <Mark key={cluster.share} label={labelOf(page, cluster)}>
          {/* biome-ignore lint/a11y/noSvgWithoutTitle: the mark around it carries the words. */}
          <svg x={percent(cluster.share)} y={y + drop} overflow="visible">
            <rect x={-6} y={-8} width={12} height={16} fill="transparent" />
            {draw(cluster)}
          </svg>
        </Mark>
      ))}
    </g>
  );
}
