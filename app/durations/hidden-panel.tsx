import type { Answers } from '../../lib/answers.ts';
import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Define } from '../ui/define.tsx';
import { Panel } from '../ui/panel.tsx';

type Props = { page: Page; durations: Loaded<Answers['durations']>; clock: string };

/** What the figures would be over the finished stays alone, as many reports show them. */
export function HiddenPanel({ page, durations, clock }: Props) {
  const { t, f, find, language } = page;
  const head = (id: string) => ({
    id,
    label: t(`durations.hidden.${id}`),
    title: find(`define.${id}.name`) ?? undefined,
    numeric: true,
    define: <Define page={page} id={id} />,
  });
  return (
    <Panel
      page={page}
      id="hidden"
      title={t('durations.hidden.title')}
      lead={t('durations.hidden.lead', { clock })}
      answer={durations}
      define={['censored', 'naive_median']}
      list="stages"
      report="durations"
      picture={false}
      enough={({ stages }) => stages.some(({ n }) => n > 0)}
      empty={t('durations.empty', { entity: page.about.process.entity, filtered: page.filtered })}
    >
      {({ stages }) => (
        <DataTable
          caption={t('funnel.table_of', { title: t('durations.hidden.title') })}
          columns={[
            { id: 'stage', label: t('column.stage') },
            head('median'),
            head('naive_median'),
            { id: 'difference', label: t('durations.hidden.difference'), numeric: true },
            head('naive_mean'),
            {
              id: 'censored',
              label: find('define.censored.name') ?? 'censored',
              numeric: true,
            },
          ]}
          rows={stages.map((stage, position) => {
            const { median, naive_median: naive } = stage;
            const gap = median === null || naive === null ? null : naive - median;
            const sign = gap === null || Math.abs(gap) < 0.05 ? '' : gap < 0 ? '−' : '+';
            return {
              id: stage.stage,
              cells: {
                stage: { value: position, text: stage.name[language] },
                median: { value: median, text: median === null ? t('not_reached') : f.days(median) },
                naive_median: { value: naive, text: f.days(naive) },
                difference: {
                  value: gap,
                  text: gap === null ? f.days(null) : `${sign}${f.days(Math.abs(gap))}`,
                  note:
                    !sign || !median || gap === null
                      ? undefined
                      : `${sign}${f.share(Math.abs(gap / median))}`,
                },
                naive_mean: { value: stage.naive_mean, text: f.days(stage.naive_mean) },
                censored: {
                  value: stage.censored,
                  text: f.count(stage.censored),
                  href:
                    stage.censored > 0
                      ? dealsBehind(page.question, 'durations.censored', { stage: stage.stage })
                      : undefined,
                },
              },
            };
          })}
          labels={{ sort: t('panel.sort') }}
        />
      )}
    </Panel>
  );
}
