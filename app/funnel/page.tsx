import type { Metadata } from 'next';
import { loadAnswer } from '../server/load.ts';
import { openPage } from '../server/page.ts';
import { reader } from '../server/reader.ts';
import type { SearchParams } from '../ui/address.ts';
import { ChartFrame } from '../ui/charts/chart-frame.tsx';
import { Legend } from '../ui/charts/legend.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { Panel } from '../ui/panel.tsx';
import { FunnelAnswer } from './funnel-answer.tsx';
import { FunnelChart } from './funnel-chart.tsx';
import { FunnelTable } from './funnel-table.tsx';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await reader()).t('nav.funnel') };
}

/** Where deals stop: stock and funnel. */
export default async function FunnelPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const page = await openPage('/funnel', searchParams);
  return (
    <PageFrame
      title="nav.funnel"
      page={page}
      filters={[
        'period',
        'compare',
        'process',
        'source',
        'owner',
        'team',
        'product',
        'segment',
        'amount',
        'policy',
        'as_of',
      ]}
    >
      {async (page) => {
        const funnel = await loadAnswer('funnel', page.question);
        const { t } = page;
        return (
          <>
            {funnel.ok && <FunnelAnswer page={page} answer={funnel.value} />}
            <Panel
              page={page}
              id="funnel"
              title={t('funnel.title')}
              lead={t('funnel.lead')}
              answer={funnel}
              define={['reached', 'conversion', 'resolved_conversion']}
              list="stages"
              report="funnel"
            >
              {(answer) => (
                <>
                  <ChartFrame
                    label={t('funnel.title')}
                    hint={t('chart.hint')}
                    table="funnel-table"
                    tableLabel={t('chart.table')}
                    legend={
                      <Legend
                        items={[
                          { text: t('funnel.legend.advanced'), color: 'var(--stage-4)' },
                          { text: t('funnel.legend.open'), color: 'var(--open-soft)' },
                          { text: t('funnel.legend.lost'), color: 'var(--lost-soft)' },
                          { text: t('funnel.legend.skipped'), color: 'var(--stage-4)', shape: 'hatch' },
                          { text: t('funnel.legend.interval'), color: 'var(--ink)', shape: 'whisker' },
                        ]}
                      />
                    }
                  >
                    <FunnelChart page={page} answer={answer} />
                  </ChartFrame>
                  <div id="funnel-table">
                    <FunnelTable page={page} answer={answer} />
                  </div>
                </>
              )}
            </Panel>
          </>
        );
      }}
    </PageFrame>
  );
}
