import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import type { Curve, Layout } from './map-layout.ts';
import type { Edge, MapShow } from './map-moves.ts';

type ProcessMap = Answers['map'];

/** A drawn arrow: its curve, how wide, what it says and where it leads. */
export type ArrowMark = {
  readonly id: string;
  readonly kind: Edge['kind'];
  readonly curve: Curve;
  readonly width: number;
  readonly text: string;
  readonly label: string;
  readonly href: string;
};

const thinnest = 1.4;
/** The widest arrow beyond the thinnest; days are no quantity that flows, so their arrows stay slim. */
const widest = { count: 8, days: 4 } as const;

/** The arrows of the map: from where cases begin, and between the states; wider by the root of what they say. */
export function arrowsOf(
  page: Page,
  answer: ProcessMap,
  edges: readonly Edge[],
  show: MapShow,
  layout: Layout,
): ArrowMark[] {
  const { t, f, language, question } = page;
  const { entity } = page.about.process;
  const names = new Map(answer.nodes.map(({ stage, name }) => [stage, name[language]]));
  const nameOf = (stage: string) => names.get(stage) ?? stage;
  const starts = answer.starts.filter(({ cases }) => cases > 0);
  const counts = [...edges.map(({ n }) => n), ...starts.map(({ cases }) => cases)];
  const most =
    show === 'count' ? Math.max(...counts) : Math.max(...edges.map((edge) => edge.median_days ?? 0));
  const widthOf = (value: number) =>
    most > 0 ? thinnest + widest[show] * Math.sqrt(Math.min(1, Math.max(0, value) / most)) : thinnest;
  const begun = starts.map(({ stage, kind, cases }) => ({
    id: `${stage} ${kind}`,
    kind,
    curve: layout.curve({ from: null, to: stage }),
    width: show === 'count' ? widthOf(cases) : thinnest,
    text: show === 'count' ? f.count(cases) : '',
    label: t('conformance.map.start', {
      stage: nameOf(stage),
      cases: t(`case.${entity}`, { n: cases }),
      kind,
    }),
    href: dealsBehind(question, 'map.start', { stage }),
  }));
  const moved = edges.map((edge) => ({
    id: `${edge.from} ${edge.to} ${edge.kind}`,
    kind: edge.kind,
    curve: layout.curve({ ...edge, isWide: edge.kind === 'violation' }),
    width: widthOf(show === 'count' ? edge.n : (edge.median_days ?? 0)),
    text: show === 'count' ? f.count(edge.n) : t('conformance.map.days', { n: f.days(edge.median_days) }),
    label: t('conformance.map.edge', {
      from: nameOf(edge.from),
      to: nameOf(edge.to),
      n: edge.n,
      cases: t(`case.${entity}`, { n: edge.cases }),
      days: f.days(edge.median_days),
      kind: edge.kind,
    }),
    href: dealsBehind(question, `map.${edge.kind}`, { path: `${edge.from},${edge.to}` }),
  }));
  return [...begun, ...moved].flatMap(({ curve, ...rest }) => (curve ? [{ ...rest, curve }] : []));
}
