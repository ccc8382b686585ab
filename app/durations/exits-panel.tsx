import type { Answers } from '../../lib/answers.ts';
import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { address } from '../ui/address.ts';
import { Panel } from '../ui/panel.tsx';
import { Switch } from '../ui/switch.tsx';
import type { Clocks } from './clocks.ts';
import styles from './durations.module.css';
import { ExitsChart } from './exits-chart.tsx';
import { RemainingChart } from './remaining-chart.tsx';

type Props = { page: Page; durations: Loaded<Answers['durations']>; clocks: Clocks };

/** How stays end by day: on, lost, back; or, on demand, how many are still there. */
export function ExitsPanel({ page, durations, clocks }: Props) {
  const { t, language, path, params } = page;
  const isCurve = params.get('view.curve') === 'remaining';
  const isPerVisit = durations.ok && durations.value.unit === 'visit';
  return (
    <Panel
      page={page}
      id="exits"
      title={t(isCurve ? 'durations.remaining.title' : 'durations.exits.title')}
      lead={t(isCurve ? 'durations.remaining.lead' : 'durations.exits.lead')}
      answer={durations}
      define={['exits']}
      list="exits"
      report="durations"
      enough={({ exits }) => exits.length > 0}
      empty={t(isPerVisit ? 'durations.empty' : 'durations.exits.per_visit', {
        entity: page.about.process.entity,
        filtered: page.filtered,
      })}
    >
      {(answer) => {
        const stages = answer.stages.filter(({ stage }) => answer.exits.some((one) => one.stage === stage));
        const wanted = params.get('view.stage');
        const stage = stages.find((one) => one.stage === wanted) ?? stages[0]!;
        const link = (change: Record<string, string | null>) => `${address(path, params, change)}#exits`;
        return (
          <>
            <div className={styles.switches}>
              <Switch
                label={t('durations.curve')}
                items={(['exits', 'remaining'] as const).map((one) => ({
                  text: t(`durations.curve.${one}`),
                  href: link({ 'view.curve': one === 'exits' ? null : one }),
                  here: isCurve === (one === 'remaining'),
                }))}
              />
              {!isCurve && (
                <Switch
                  label={t('column.stage')}
                  items={stages.map((one) => ({
                    text: one.name[language],
                    href: link({ 'view.stage': one.stage }),
                    here: one.stage === stage.stage,
                  }))}
                />
              )}
            </div>
            {isCurve ? (
              <RemainingChart page={page} answer={answer} clocks={clocks} />
            ) : (
              <ExitsChart page={page} answer={answer} stage={stage} clocks={clocks} />
            )}
          </>
        );
      }}
    </Panel>
  );
}
