import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { type Cell, type Column, DataTable, type TableRow } from '../ui/data-table.tsx';
import { Define } from '../ui/define.tsx';
import { changeOf } from './change.ts';
import { pointsNote, pointsText } from './points-text.ts';

type Funnel = Answers['funnel'];
type Stage = Funnel['stages'][number];

const counts = ['reached', 'advanced', 'lost', 'disqualified', 'neutral', 'open'] as const;

/** Entries of the dictionary whose id is not the column's. */
const entries: Readonly<Record<string, string>> = {
  lost: 'funnel.lost',
  open: 'funnel.open',
  disqualified: 'funnel.disqualified',
  neutral: 'funnel.neutral',
  amount_lost: 'funnel.amount_lost',
};

function changeCell(page: Page, stage: Stage, before: Stage | undefined): Cell {
  const change =
    before &&
    changeOf(
      { k: stage.advanced, n: stage.advanced + stage.lost },
      { k: before.advanced, n: before.advanced + before.lost },
    );
  if (!change) return { value: null, text: page.f.share(null) };
  return {
    value: change.difference,
    text: pointsText(page, change),
    note: pointsNote(page, change),
    tone: !change.clear ? 'quiet' : change.difference > 0 ? 'won' : 'lost',
  };
}

/** Columns of counts that hold something: nobody reads a column of zeros. */
function shownCounts({ stages }: Funnel) {
  return counts.filter(
    (id) => !['disqualified', 'neutral', 'open'].includes(id) || stages.some((stage) => stage[id] > 0),
  );
}

type Props = { page: Page; answer: Funnel; before: Funnel | null };

/** The funnel's figures by stage; every count opens its deals. */
export function FunnelTable({ page, answer, before }: Props) {
  const { t, f } = page;
  const shown = shownCounts(answer);
  const isCreated = answer.basis === 'created';
  const hasMoney = answer.stages.some(({ amount_lost }) => amount_lost !== null);
  const head = (id: string): Column => ({
    id,
    label: page.find(`define.${entries[id] ?? id}.name`) ?? id,
    numeric: true,
    define: <Define page={page} at="funnel-table" id={entries[id] ?? id} />,
  });
  const columns: Column[] = [
    { id: 'stage', label: t('column.stage') },
    ...shown.map(head),
    head('conversion'),
    head('resolved_conversion'),
    ...(before ? [{ id: 'change', label: t('funnel.change'), numeric: true }] : []),
    ...(isCreated ? [head('bounds'), head('from_entry')] : []),
    head('eventual_conversion'),
    head('to_won'),
    ...(hasMoney ? [head('amount_reached'), head('amount_lost')] : []),
  ];
  const rowOf = (stage: Stage): TableRow => {
    const behind = (figure: string) => dealsBehind(page.question, `funnel.${figure}`, { stage: stage.stage });
    const share = (value: number | null, note?: string) => ({ value, text: f.share(value), note });
    const amount = (value: number | null, href: string | undefined) => ({
      value,
      text: f.money(value),
      href,
    });
    return {
      id: stage.stage,
      cells: {
        stage: { value: stage.position, text: stage.name[page.language] },
        ...Object.fromEntries(
          shown.map((id) => [
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
        ),
        bounds: { value: stage.bound_low, text: f.shareRange(stage.bound_low, stage.bound_high) },
        from_entry: share(stage.from_entry),
        eventual_conversion: share(stage.eventual_conversion),
        to_won: share(stage.to_won),
        amount_reached: amount(stage.amount_reached, stage.reached > 0 ? behind('reached') : undefined),
        amount_lost: amount(stage.amount_lost, stage.lost > 0 ? behind('lost') : undefined),
      },
    };
  };
  return (
    <DataTable
      caption={t('funnel.table')}
      columns={columns}
      rows={answer.stages.map(rowOf)}
      labels={{ sort: t('panel.sort') }}
    />
  );
}
