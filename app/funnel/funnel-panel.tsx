import type { Answers } from '../../lib/answers.ts';
import { type Loaded, loadAnswer } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { address } from '../ui/address.ts';
import { ChartFrame } from '../ui/charts/chart-frame.tsx';
import { Panel } from '../ui/panel.tsx';
import { Switch } from '../ui/switch.tsx';
import styles from './funnel.module.css';
import { FunnelChart } from './funnel-chart.tsx';
import { FunnelLegend } from './funnel-legend.tsx';
import { FunnelTable } from './funnel-table.tsx';
import { Immature } from './immature.tsx';
import { MoneyTable } from './money-table.tsx';
import type { Measure } from './parts.ts';

const bases = ['created', 'entered', 'exited'] as const;

function Switches({ page, answer, measure }: { page: Page; answer: Answers['funnel']; measure: Measure }) {
  const { t, path, params } = page;
  const hasMoney = answer.stages.some(({ amount_reached }) => amount_reached !== null);
  return (
    <div className={styles.switches}>
      <Switch
        label={t('filter.basis')}
        items={bases.map((basis) => ({
          text: t(`basis.${basis}`),
          title: t(`basis.${basis}.hint`),
          href: address(path, params, { basis: basis === 'created' ? null : basis }),
          here: answer.basis === basis,
        }))}
      />
      {hasMoney && (
        <Switch
          label={t('funnel.measure')}
          items={(['count', 'money'] as const).map((one) => ({
            text: t(`funnel.measure.${one}`, { entity: page.about.process.entity }),
            href: address(path, params, { 'view.measure': one === 'count' ? null : one }),
            here: measure === one,
          }))}
        />
      )}
    </div>
  );
}

type Props = { page: Page; funnel: Loaded<Answers['funnel']> };

/** Where deals stop: bars, table, and the period to compare with in grey. */
export async function FunnelPanel({ page, funnel }: Props) {
  const { t, params, questionBefore } = page;
  const { entity } = page.about.process;
  const loaded = questionBefore ? await loadAnswer('funnel', questionBefore) : null;
  const before = loaded?.ok ? loaded.value : null;
  const wanted: Measure = params.get('view.measure') === 'money' ? 'money' : 'count';
  return (
    <Panel
      page={page}
      id="funnel"
      title={t('funnel.title', { entity })}
      lead={funnel.ok ? t(`funnel.lead.${funnel.value.basis}`, { entity }) : undefined}
      answer={funnel}
      define={['reached', 'conversion', 'resolved_conversion', 'basis', 'policy']}
      list="stages"
      report="funnel"
    >
      {(answer) => {
        const hasMoney = answer.stages.some(({ amount_reached }) => amount_reached !== null);
        const measure = hasMoney ? wanted : 'count';
        return (
          <>
            <Switches page={page} answer={answer} measure={measure} />
            <Immature page={page} answer={answer} />
            <ChartFrame
              label={t('funnel.title', { entity })}
              hint={t('chart.hint')}
              table="funnel-table"
              tableLabel={t('chart.table')}
              legend={
                <FunnelLegend page={page} answer={answer} measure={measure} compared={before !== null} />
              }
            >
              <FunnelChart page={page} answer={answer} before={before} measure={measure} />
            </ChartFrame>
            <div id="funnel-table">
              {measure === 'money' ? (
                <MoneyTable page={page} answer={answer} />
              ) : (
                <FunnelTable page={page} answer={answer} before={before} />
              )}
              {before && measure === 'count' && <p className={styles.quiet}>{t('funnel.change.legend')}</p>}
            </div>
          </>
        );
      }}
    </Panel>
  );
}
