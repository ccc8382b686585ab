import type { Answers } from '../../lib/answers.ts';
import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { address, dealsBehind } from '../ui/address.ts';
import { type Cell, DataTable } from '../ui/data-table.tsx';
import { Panel } from '../ui/panel.tsx';
import { Switch } from '../ui/switch.tsx';
import styles from './funnel.module.css';

type Funnel = Answers['funnel'];

const policies = ['implied', 'observed', 'strict'] as const;

function movedCell(
  page: Page,
  answer: Funnel,
  stage: string,
  policy: string,
  what: 'added' | 'dropped',
): Cell {
  const row = answer.policy_difference.find((one) => one.stage === stage && one.policy === policy);
  const n = row?.[what] ?? 0;
  return {
    value: n,
    text: n === 0 ? '0' : `${what === 'added' ? '+' : '−'}${page.f.count(n)}`,
    href: n > 0 ? dealsBehind(page.question, `funnel.policy_${what}`, { stage, policy }) : undefined,
    tone: n === 0 ? 'quiet' : undefined,
  };
}

/** What each way of counting a passage of the stages makes of the same deals, and which deals make the difference. */
export function PolicyPanel({ page, funnel }: { page: Page; funnel: Loaded<Funnel> }) {
  const { t, f, language, path, params } = page;
  const { entity } = page.about.process;
  const others = ['observed', 'strict'] as const;
  return (
    <Panel
      page={page}
      id="policy"
      title={t('funnel.policy.title')}
      lead={t('funnel.policy.lead', { entity })}
      answer={funnel}
      define={['policy', 'policy_difference']}
      list="policy_difference"
      report="funnel"
      picture={false}
    >
      {(answer) => (
        <>
          <Switch
            label={t('filter.policy')}
            items={policies.map((policy) => ({
              text: t(`policy.${policy}`),
              title: t(`policy.${policy}.hint`),
              href: address(path, params, { policy: policy === 'implied' ? null : policy }),
              here: answer.policy === policy,
            }))}
          />
          <DataTable
            caption={t('funnel.table_of', { title: t('funnel.policy.title') })}
            columns={[
              { id: 'stage', label: t('column.stage') },
              { id: 'implied', label: t('policy.implied'), numeric: true },
              ...others.flatMap((policy) => [
                { id: policy, label: t(`policy.${policy}`), numeric: true },
                { id: `${policy}_dropped`, label: t('funnel.policy.dropped'), numeric: true },
                { id: `${policy}_added`, label: t('funnel.policy.added'), numeric: true },
              ]),
            ]}
            rows={answer.stages.map(({ stage, position, name }, index) => ({
              id: stage,
              cells: {
                stage: { value: position, text: name[language] },
                ...Object.fromEntries(
                  policies.map((policy) => {
                    const n = answer.policies[policy]?.[index] ?? null;
                    const href = dealsBehind(page.question, 'funnel.reached', { stage, policy });
                    return [policy, { value: n, text: f.count(n), href: n ? href : undefined }];
                  }),
                ),
                ...Object.fromEntries(
                  others.flatMap((policy) =>
                    (['dropped', 'added'] as const).map((what) => [
                      `${policy}_${what}`,
                      movedCell(page, answer, stage, policy, what),
                    ]),
                  ),
                ),
              },
            }))}
            labels={{ sort: t('panel.sort') }}
          />
          <p className={styles.quiet}>{t('funnel.policy.same')}</p>
        </>
      )}
    </Panel>
  );
}
