import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { type Cell, type Column, DataTable, type TableRow } from '../ui/data-table.tsx';
import { Define } from '../ui/define.tsx';
import { changeOf } from './change.ts';
import type { Stage } from './funnel-row.tsx';
import { pointsText, rangeText } from './points-text.ts';

type Funnel = Answers['funnel'];
type Props = { page: Page; answer: Funnel; before: Funnel | null };

const counts = ['reached', 'advanced', 'lost', 'disqualified', 'neutral', 'open'] as const;

/** Entries of the dictionary whose id is not the column's. */
const entries: Readonly<Record<string, string>> = {
  lost: 'funnel.lost',
  open: 'funnel.open',
  disqualified: 'funnel.disqualified',
  neutral: 'funnel.neutral',
};

/** Conversion among the decided against the period before. */
function changeCell(page: Page, stage: Stage, before: Stage | undefined, isEarly: boolean): Cell {
  const decided = (one: Stage) => ({ k: one.advanced, n: one.advanced + one.lost });
  const change = before && changeOf(decided(stage), decided(before));
  if (!change) return { value: null, text: page.f.share(null) };
  const isMarked = change.clear && !isEarly;
  return {
    value: change.difference,
    text: `${!isMarked ? '' : change.difference > 0 ? '▲ ' : '▼ '}${pointsText(page, change)}`,
    note: rangeText(page, change),
    title: isMarked ? undefined : page.t(isEarly ? 'funnel.change.early' : 'funnel.change.chance'),
    tone: !isMarked ? 'quiet' : change.difference > 0 ? 'won' : 'lost',
  };
}

/** Columns of counts that hold something: nobody reads a column of zeros. */
function shownCounts({ stages }: Funnel) {
  const rare = ['disqualified', 'neutral', 'open'];
  return counts.filter((id) => !rare.includes(id) || stages.some((stage) => stage[id] > 0));
}

function columnsOf({ page, answer, before }: Props): Column[] {
  const { t, find } = page;
  const isCreated = answer.basis === 'created';
  const words: Readonly<Record<string, string>> = {
    ...(answer.basis === 'exited' && { reached: 'funnel.column.reached.exited' }),
    ...(page.about.process.entity === 'lead' && { to_won: 'funnel.column.to_won.lead' }),
  };
  const head = (id: string): Column => ({
    id,
    label: t(words[id] ?? `funnel.column.${id}`),
    title: find(`define.${entries[id] ?? id}.name`) ?? undefined,
    numeric: true,
    define: <Define page={page} id={entries[id] ?? id} />,
  });
  return [
    { id: 'stage', label: t('column.stage') },
    ...shownCounts(answer).map(head),
    head('conversion'),
    head('resolved_conversion'),
    ...(before ? [{ id: 'change', label: t('funnel.change'), numeric: true }] : []),
    ...(isCreated ? [head('bounds'), head('from_entry')] : []),
    head('eventual_conversion'),
    ...(isCreated ? [head('to_won')] : []),
  ];
}

/** The funnel's figures by stage; every count opens its deals. */
export function FunnelTable(props: Props) {
  const { page, answer, before } = props;
  const { t, f } = page;
  const isEarly = (one: Funnel | null) => one?.immature === true && one.basis !== 'exited';
  const early = isEarly(answer) || isEarly(before);
  const rowOf = (stage: Stage): TableRow => {
    const behind = (figure: string) => dealsBehind(page.question, `funnel.${figure}`, { stage: stage.stage });
    const share = (value: number | null, note?: string) => ({ value, text: f.share(value), note });
    return {
      id: stage.stage,
      cells: {
        stage: { value: stage.position, text: stage.name[page.language] },
        ...Object.fromEntries(
          counts.map((id) => [
            id,
            { value: stage[id], text: f.count(stage[id]), href: stage[id] > 0 ? behind(id) : undefined },
          ]),
        ),
        conversion: share(stage.conversion),
        resolved_conversion: share(stage.resolved_conversion, f.shareRange(stage.ci_low, stage.ci_high)),
        change: changeCell(
          page,
          stage,
          before?.stages.find((one) => one.stage === stage.stage),
          early,
        ),
        bounds: { value: stage.bound_low, text: f.shareRange(stage.bound_low, stage.bound_high) },
        from_entry: share(stage.from_entry),
        eventual_conversion: share(stage.eventual_conversion),
        to_won: share(stage.to_won),
      },
    };
  };
  return (
    <DataTable
      caption={t('funnel.table')}
      columns={columnsOf(props)}
      rows={answer.stages.map(rowOf)}
      labels={{ sort: t('panel.sort') }}
    />
  );
}
