import type { Page } from '../server/open-page.ts';
import { address, dealsBehind } from '../ui/address.ts';
import { Mark } from '../ui/charts/mark.tsx';
import type { DayAxis } from './axis.ts';
import { type Bin, binned } from './bins.ts';
import { nowQuestion, type Standing, type StandingDeal } from './standing.ts';

const places = 60;
/** Most deals that a link names one by one; a longer list is a stretch of the sorted one. */
const mostNamed = 60;

type Props = {
  page: Page;
  stage: string;
  name: string;
  standing: Standing;
  p75: number | null;
  axis: DayAxis;
  y: number;
};

function linkOf({ page, stage, standing }: Props, { members }: Bin<StandingDeal>): string {
  const question = nowQuestion(page);
  const [first] = members;
  if (members.length === 1 && first) {
    return address(`/deals/${encodeURIComponent(first.id)}`, question);
  }
  const named = members.length <= mostNamed;
  return dealsBehind(question, 'stock.current', {
    stage,
    sort: '-stage_age_days',
    deal: named ? members.map(({ id }) => id) : undefined,
    offset: named || !first ? undefined : standing.deals.indexOf(first),
  });
}

function labelOf({ page: { t, f, about }, name }: Props, { members, isOver }: Bin<StandingDeal>): string {
  const { entity } = about.process;
  const days = members.map((deal) => deal.days);
  const [low, high] = [f.days(Math.min(...days)), f.days(Math.max(...days))];
  const over = isOver ? ` ${t('durations.dot.over')}` : '';
  const [first] = members;
  if (members.length === 1 && first) {
    return `${t('durations.dot.one', { stage: name, deal: first.name ?? first.id, days: low })}${over}`;
  }
  const cases = t(`case.${entity}`, { n: members.length });
  const range = low === high ? low : `${low}–${high}`;
  return `${t('durations.dot.many', { stage: name, cases, days: range })}${over}`;
}

/** The deals that stand on a stage now, at most sixty places of them; those beyond P75 filled. */
export function StandingDots(props: Props) {
  const { standing, p75, axis, y } = props;
  const bins = binned(
    standing.deals,
    ({ days }) => axis.at(days),
    ({ days }) => p75 !== null && days > p75,
    places,
  );
  return bins.map((bin) => (
    <Mark key={`${bin.at} ${bin.isOver}`} label={labelOf(props, bin)} href={linkOf(props, bin)}>
      <circle
        cx={`${(bin.at * 100).toFixed(3)}%`}
        cy={y}
        r={Math.min(8, 1.9 + 1.2 * Math.sqrt(bin.members.length))}
        fill={bin.isOver ? 'var(--warning)' : 'var(--paper)'}
        stroke={bin.isOver ? 'var(--warning)' : 'var(--open)'}
        strokeWidth={1.5}
      />
    </Mark>
  ));
}
