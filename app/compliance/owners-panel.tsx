import type { Answers } from '../../lib/answers.ts';
import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { ChartFrame } from '../ui/charts/chart-frame.tsx';
import { Legend } from '../ui/charts/legend.tsx';
import { Panel } from '../ui/panel.tsx';
import { HeatMap } from './heat-map.tsx';
import { OwnersTable } from './owners-table.tsx';
import { byGravity, fewest } from './worst.ts';

type Answer = Answers['compliance'];

/** Columns of the heat map that can still be read; the table has all. */
const mostDrawn = 14;

/** Owners, those first who break the most rules more often than the others. */
function ownersOf(answer: Answer): (string | null)[] {
  const shares = new Map(answer.rules.map(({ rule, share }) => [rule, share ?? 0]));
  const worse = new Map<string | null, number>();
  const flags = new Map<string | null, number>();
  for (const cell of answer.by_owner) {
    const isWorse =
      cell.distinct && cell.exposed >= fewest && (cell.share ?? 0) > (shares.get(cell.rule) ?? 0);
    worse.set(cell.owner, (worse.get(cell.owner) ?? 0) + (isWorse ? 1 : 0));
    flags.set(cell.owner, (flags.get(cell.owner) ?? 0) + cell.flags);
  }
  return [...worse.keys()].toSorted(
    (a, b) => (worse.get(b) ?? 0) - (worse.get(a) ?? 0) || (flags.get(b) ?? 0) - (flags.get(a) ?? 0),
  );
}

type Props = { page: Page; question: URLSearchParams; compliance: Loaded<Answer> };

/** Who breaks which rule: the heat map of owners and rules. */
export function OwnersPanel({ page, question, compliance }: Props) {
  const { t } = page;
  return (
    <Panel
      page={page}
      id="owners"
      title={t('compliance.heat.title')}
      lead={t('compliance.heat.lead')}
      answer={compliance}
      define={['share', 'exposed']}
      list="by_owner"
      report="compliance"
      question={question}
      picture={false}
      enough={({ n_cases, by_owner }) => n_cases > 0 && by_owner.some(({ owner }) => owner !== null)}
      empty={t('compliance.heat.empty')}
    >
      {(answer) => {
        const broken = byGravity(answer.rules).filter(({ cases }) => (cases ?? 0) > 0);
        const rules = broken.slice(0, mostDrawn);
        const owners = ownersOf(answer);
        const parts = { page, question, answer, rules, owners };
        return (
          <ChartFrame
            label={t('compliance.heat.title')}
            hint={
              broken.length > rules.length
                ? `${t('compliance.heat.hint')} ${t('compliance.heat.cut', { n: rules.length, of: broken.length })}`
                : t('compliance.heat.hint')
            }
            table={<OwnersTable {...parts} rules={broken} />}
            tableLabel={t('chart.table')}
            legend={
              <Legend
                items={[
                  { text: t('compliance.legend.worse'), color: 'var(--warning)' },
                  { text: t('compliance.legend.same'), color: 'var(--neutral)' },
                  { text: t('compliance.legend.better'), color: 'var(--won)', shape: 'dot' },
                  {
                    text: t('compliance.legend.few', { n: fewest }),
                    color: 'var(--neutral)',
                    shape: 'hatch',
                  },
                ]}
              />
            }
          >
            <div className="wide">
              <HeatMap {...parts} />
            </div>
          </ChartFrame>
        );
      }}
    </Panel>
  );
}
