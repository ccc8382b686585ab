import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { DataTable, type TableRow } from '../ui/data-table.tsx';
import { Define } from '../ui/define.tsx';
import type { Stage } from './funnel-row.tsx';

const amounts = ['reached', 'advanced', 'lost', 'open'] as const;
const entries = { lost: 'funnel.amount_lost' } as Readonly<Record<string, string>>;

/** The same funnel in money; each sum opens its deals. */
export function MoneyTable({ page, answer }: { page: Page; answer: Answers['funnel'] }) {
  const { t, f } = page;
  const rowOf = (stage: Stage): TableRow => {
    const { amount_reached: all, amount_advanced: advanced } = stage;
    const went = all && advanced !== null ? advanced / all : null;
    return {
      id: stage.stage,
      cells: {
        stage: { value: stage.position, text: stage.name[page.language] },
        ...Object.fromEntries(
          amounts.map((id) => [
            id,
            {
              value: stage[`amount_${id}`],
              text: f.money(stage[`amount_${id}`]),
              href:
                stage[id] > 0
                  ? dealsBehind(page.question, `funnel.${id}`, { stage: stage.stage })
                  : undefined,
            },
          ]),
        ),
        share: { value: went, text: f.share(went) },
      },
    };
  };
  return (
    <DataTable
      caption={t('funnel.table')}
      columns={[
        { id: 'stage', label: t('column.stage') },
        ...amounts.map((id) => ({
          id,
          label: t(`funnel.column.amount_${id}`),
          title: page.find(`define.${entries[id] ?? `amount_${id}`}.name`) ?? undefined,
          numeric: true,
          define: <Define page={page} id={entries[id] ?? `amount_${id}`} />,
        })),
        { id: 'share', label: t('funnel.column.amount_share'), numeric: true },
      ]}
      rows={answer.stages.map(rowOf)}
      labels={{ sort: t('panel.sort') }}
    />
  );
}
