import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/page.ts';
import { dealsBehind } from '../ui/address.ts';
import { type Column, DataTable, type TableRow } from '../ui/data-table.tsx';
import { Define } from '../ui/define.tsx';

type Stage = Answers['funnel']['stages'][number];

const counts = ['reached', 'advanced', 'lost', 'open', 'current', 'skipped', 'back'] as const;

/** The funnel's figures by stage; every count opens its deals. */
export function FunnelTable({ page, answer }: { page: Page; answer: Answers['funnel'] }) {
  const { t, f } = page;
  const head = (id: string, numeric = true): Column => ({
    id,
    label: page.find(`define.${id}.name`) ?? id,
    numeric,
    define: <Define page={page} at="funnel-table" id={id} />,
  });
  const columns: Column[] = [
    { id: 'stage', label: t('column.stage') },
    ...counts.slice(0, 4).map((id) => head(id)),
    head('resolved_conversion'),
    head('eventual_conversion'),
    head('to_won'),
    ...counts.slice(4).map((id) => head(id)),
    { id: 'amount_lost', label: t('funnel.amount_lost'), numeric: true },
  ];
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
        resolved_conversion: share(stage.resolved_conversion, f.shareRange(stage.ci_low, stage.ci_high)),
        eventual_conversion: share(stage.eventual_conversion),
        to_won: share(stage.to_won),
        amount_lost: {
          value: stage.amount_lost,
          text: f.money(stage.amount_lost),
          href: stage.lost > 0 ? behind('lost') : undefined,
        },
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
