import type { Page } from '../../server/open-page.ts';
import { ChartFrame } from '../../ui/charts/chart-frame.tsx';
import { Legend } from '../../ui/charts/legend.tsx';
import type { DealDocument } from './deal-document.ts';
import { type DealEvent, eventsOf } from './event-words.ts';
import { fillOf, percent, positionOf, StageBands } from './timeline-bands.tsx';
import { Lane } from './timeline-lane.tsx';
import { type Cluster, ticksOf } from './timeline-scale.ts';
import { spanOf } from './timeline-span.ts';

const height = 206;
const bands = { y: 62, height: 26 };

const size = ({ items }: Cluster<DealEvent>) => Math.min(7, 4 + Math.sqrt(items.length - 1));

function pin(cluster: Cluster<DealEvent>) {
  const holds = cluster.items.some(({ mark }) => mark === 'now');
  return (
    <>
      <path
        d="M-6,-6 H6 L0,7 Z"
        fill={holds ? 'var(--warning)' : 'var(--paper)'}
        stroke="var(--warning)"
        strokeWidth={1.5}
      />
      {cluster.items.length > 1 && (
        <text x={9} y={2} fontSize={11}>
          {cluster.items.length}
        </text>
      )}
    </>
  );
}

function tick(cluster: Cluster<DealEvent>) {
  const isPush = cluster.items.some(({ mark }) => mark === 'pushed');
  return (
    <rect
      x={-1}
      y={isPush ? -8 : -5}
      width={isPush ? 2.5 : 1.5}
      height={isPush ? 16 : 10}
      fill={isPush ? 'var(--warning)' : 'var(--ink-2)'}
    />
  );
}

function dot(cluster: Cluster<DealEvent>) {
  const isPlanned = cluster.items.every(({ mark }) => mark === 'planned');
  return (
    <circle
      r={size(cluster)}
      fill={isPlanned ? 'var(--paper)' : 'var(--open)'}
      stroke="var(--open)"
      strokeWidth={1.5}
    />
  );
}

function legendOf(page: Page, { visits }: DealDocument) {
  const { t, stage } = page;
  const seen = [...new Map(visits.map((visit) => [visit.stage, visit])).values()].sort(
    (a, b) => (positionOf(page, a.stage) ?? 99) - (positionOf(page, b.stage) ?? 99),
  );
  return [
    ...seen.map((visit) => ({
      text: [positionOf(page, visit.stage), stage(visit.stage)].filter(Boolean).join(' '),
      color: fillOf(page, visit),
    })),
    { text: t('deal.legend.over'), color: 'var(--ink-2)', shape: 'hatch' as const },
    { text: t('deal.legend.flag'), color: 'var(--warning)' },
    { text: t('deal.legend.pushed'), color: 'var(--warning)', shape: 'line' as const },
    { text: t('deal.legend.activity'), color: 'var(--open)', shape: 'dot' as const },
  ];
}

/** The life of a deal in one picture: stays as bands, remarks pinned above, changes and activities below. */
export function DealTimeline({ page, document }: { page: Page; document: DealDocument }) {
  const { t, f } = page;
  const { deal } = document;
  const scale = spanOf(document);
  const events = eventsOf(page, document);
  const of = (what: DealEvent['what']) => events.filter((event) => event.what === what);
  const expected = deal.expected_close_date ? Date.parse(deal.expected_close_date) : null;
  const isInside = expected !== null && expected >= scale.start && expected <= scale.end;
  const now = scale.at(document.as_of);
  return (
    <ChartFrame
      label={t('deal.timeline')}
      hint={t('chart.hint')}
      table="deal-events"
      tableLabel={t('chart.table')}
      legend={<Legend items={legendOf(page, document)} />}
    >
      <svg width="100%" height={height} role="presentation">
        <defs>
          <pattern
            id="over-limit"
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="2" height="6" fill="var(--paper)" fillOpacity={0.7} />
          </pattern>
        </defs>
        {ticksOf(scale).map((time) => (
          <g key={time}>
            <line
              x1={percent(scale.at(time))}
              x2={percent(scale.at(time))}
              y1={18}
              y2={height - 24}
              stroke="var(--line)"
            />
            <text
              x={percent(scale.at(time))}
              y={12}
              fontSize={12}
              fill="var(--ink-3)"
              textAnchor={scale.at(time) > 0.85 ? 'end' : 'start'}
            >
              {f.day(new Date(time).toISOString())}
            </text>
          </g>
        ))}
        <Lane
          page={page}
          name={t('deal.lane.flags')}
          events={of('flag')}
          scale={scale}
          y={22}
          drop={30}
          draw={pin}
        />
        <StageBands page={page} document={document} scale={scale} {...bands} />
        <Lane
          page={page}
          name={t('deal.lane.changes')}
          events={of('change')}
          scale={scale}
          y={94}
          drop={26}
          draw={tick}
        />
        <Lane
          page={page}
          name={t('deal.lane.activities')}
          events={of('activity')}
          scale={scale}
          y={136}
          drop={28}
          draw={dot}
        />
        {deal.outcome === 'open' && (
          <line
            x1={percent(now)}
            x2={percent(now)}
            y1={18}
            y2={height - 24}
            stroke="var(--ink)"
            strokeWidth={1}
          />
        )}
        {isInside && (
          <g>
            <line
              x1={percent(scale.at(expected))}
              x2={percent(scale.at(expected))}
              y1={18}
              y2={height - 18}
              stroke="var(--accent)"
              strokeDasharray="4 3"
            />
            <text
              x={percent(scale.at(expected))}
              y={height - 4}
              fontSize={12}
              fill="var(--accent)"
              textAnchor={scale.at(expected) > 0.5 ? 'end' : 'start'}
            >
              {t('deal.expected', { date: f.date(deal.expected_close_date) })}
            </text>
          </g>
        )}
      </svg>
    </ChartFrame>
  );
}
