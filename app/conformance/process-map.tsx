import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { Mark } from '../ui/charts/mark.tsx';
import styles from './conformance.module.css';
import { type ArrowMark, arrowsOf } from './map-arrows.ts';
import { box, type Layout, layoutOf } from './map-layout.ts';
import type { Edge, MapShow } from './map-moves.ts';
import { linesOf } from './text-lines.ts';

type ProcessMap = Answers['map'];
type Kind = Edge['kind'];

const inkOf = { legal: 'var(--open)', violation: 'var(--warning)' } as const;
/** A rim of paper: an arrow behind does not cross the figures. */
const rim = { stroke: 'var(--paper)', strokeWidth: 4, paintOrder: 'stroke' } as const;

function Head({ kind }: { kind: Kind }) {
  return (
    <marker
      id={`map-head-${kind}`}
      markerUnits="userSpaceOnUse"
      markerWidth={11}
      markerHeight={11}
      viewBox="0 0 10 10"
      refX={3}
      refY={5}
      orient="auto"
    >
      <path d="M0,0 L10,5 L0,10 Z" fill={inkOf[kind]} />
    </marker>
  );
}

function Arrow({ arrow: { curve, kind, width } }: { arrow: ArrowMark }) {
  return (
    <>
      <path d={curve.d} fill="none" stroke="transparent" strokeWidth={14} />
      <path
        d={curve.d}
        fill="none"
        stroke={inkOf[kind]}
        strokeOpacity={0.8}
        strokeWidth={width}
        strokeDasharray={kind === 'violation' ? `${4 + 1.5 * width} ${2 + width}` : undefined}
        markerEnd={`url(#map-head-${kind})`}
      />
    </>
  );
}

function Box({ page, node, spot }: { page: Page; node: ProcessMap['nodes'][number]; spot: Layout['start'] }) {
  const { t, f, language } = page;
  const name = node.name[language];
  const lines = linesOf(name, 15, 2);
  const middle = spot.x + box.width / 2;
  return (
    <g>
      <Mark
        label={t('conformance.map.node', {
          stage: name,
          visits: node.visits,
          cases: t(`case.${page.about.process.entity}`, { n: node.cases }),
          current: node.current,
        })}
        href={node.visits > 0 ? dealsBehind(page.question, 'map.visits', { stage: node.stage }) : undefined}
      >
        <rect
          x={spot.x}
          y={spot.y}
          width={box.width}
          height={box.height}
          rx={6}
          className={styles.box}
          data-kind={node.kind === 'disqualified' ? 'lost' : node.kind}
        />
      </Mark>
      <g pointerEvents="none" textAnchor="middle">
        {lines.map((line, at) => (
          <text key={line} x={middle} y={spot.y + (lines.length > 1 ? 15 : 22) + at * 13} fontSize={11.5}>
            {line}
          </text>
        ))}
        <text x={middle} y={spot.y + 43} fontSize={13} fontWeight={650}>
          {f.count(node.visits)}
        </text>
        <text x={middle} y={spot.y + 56} fontSize={11} fill="var(--ink-2)">
          {t('conformance.map.now', { n: f.count(node.current) })}
        </text>
      </g>
    </g>
  );
}

type Props = { page: Page; answer: ProcessMap; edges: readonly Edge[]; show: MapShow };

/** Stages from left to right, moves between them; what broke the order is dashed. */
export function ProcessMapPicture({ page, answer, edges, show }: Props) {
  const begun = answer.starts.map(({ stage }) => ({ from: null, to: stage }));
  const layout = layoutOf(answer.nodes, [...edges, ...begun]);
  const arrows = arrowsOf(page, answer, edges, show, layout);
  return (
    <svg
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      className={styles.map}
      style={{ minWidth: layout.width * 0.78, maxWidth: layout.width * 1.15 }}
      role="presentation"
    >
      <defs>
        <Head kind="legal" />
        <Head kind="violation" />
      </defs>
      {arrows.map((arrow) => (
        <Mark key={arrow.id} label={arrow.label} href={arrow.href}>
          <Arrow arrow={arrow} />
        </Mark>
      ))}
      {arrows.map(({ id, curve, text }) => (
        <text
          key={id}
          x={curve.x}
          y={curve.y + 4}
          fontSize={12}
          textAnchor="middle"
          pointerEvents="none"
          {...rim}
        >
          {text}
        </text>
      ))}
      <circle cx={layout.start.x + 7} cy={layout.start.y} r={7} fill="var(--ink-2)">
        <title>{page.t('conformance.map.begin')}</title>
      </circle>
      {answer.nodes.map((node) => {
        const spot = layout.spots.get(node.stage);
        return spot && <Box key={node.stage} page={page} node={node} spot={spot} />;
      })}
    </svg>
  );
}
