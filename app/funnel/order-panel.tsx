import type { Answers } from '../../lib/answers.ts';
import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Define } from '../ui/define.tsx';
import { Facts } from '../ui/facts.tsx';
import { Panel } from '../ui/panel.tsx';

type Props = { page: Page; funnel: Loaded<Answers['funnel']> };

/** Deals that did not go stage by stage: created late, reopened, skipped a stage, rolled back. */
export function OrderPanel({ page, funnel }: Props) {
  const { t, f, language } = page;
  const { isStrict, entity } = page.about.process;
  const total = (id: 'created_late' | 'reopened', n: number, cases: number) => ({
    figure: `funnel.${id}`,
    label: page.find(`define.${id}.name`) ?? id,
    value: f.count(n),
    raw: n,
    href: n > 0 ? dealsBehind(page.question, `funnel.${id}`) : undefined,
    notes: [cases > 0 ? t('funnel.of_cases', { share: f.share(n / cases) }) : null],
    define: id,
  });
  return (
    <Panel
      page={page}
      id="order"
      title={t('funnel.order.title')}
      lead={t(isStrict ? 'funnel.order.lead' : 'funnel.order.lead_free', { entity })}
      answer={funnel}
      define={['skipped', 'back']}
      list="stages"
      report="funnel"
      picture={false}
    >
      {({ totals, stages }) => (
        <>
          <Facts
            page={page}
            facts={[
              total('created_late', totals.created_late, totals.cases),
              total('reopened', totals.reopened, totals.cases),
            ]}
          />
          <DataTable
            caption={t('funnel.table_of', { title: t('funnel.order.title') })}
            columns={[
              { id: 'stage', label: t('column.stage') },
              ...(['skipped', 'back'] as const).map((id) => ({
                id,
                label: page.find(`define.${id}.name`) ?? id,
                numeric: true,
                define: <Define page={page} id={id} />,
              })),
            ]}
            rows={stages.map((stage) => ({
              id: stage.stage,
              cells: {
                stage: { value: stage.position, text: stage.name[language] },
                ...Object.fromEntries(
                  (['skipped', 'back'] as const).map((id) => [
                    id,
                    {
                      value: stage[id],
                      text: f.count(stage[id]),
                      note: stage.reached > 0 ? f.share(stage[id] / stage.reached) : undefined,
                      href:
                        stage[id] > 0
                          ? dealsBehind(page.question, `funnel.${id}`, { stage: stage.stage })
                          : undefined,
                    },
                  ]),
                ),
              },
            }))}
            labels={{ sort: t('panel.sort') }}
          />
        </>
      )}
    </Panel>
  );
}
