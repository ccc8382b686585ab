import type { Metadata } from 'next';
import { Suspense } from 'react';
import { openPage, type Page } from '../server/open-page.ts';
import { reader } from '../server/reader.ts';
import { address, type SearchParams } from '../ui/address.ts';
import { caseFilters } from '../ui/filter-bar.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { Panel } from '../ui/panel.tsx';
import { Pending } from '../ui/pending.tsx';
import { Switch } from '../ui/switch.tsx';
import { ask } from './ask.ts';
import { GroupsPanel } from './groups-panel.tsx';
import { ReasonLosses } from './reason-losses.tsx';
import { SourceLosses } from './source-losses.tsx';
import { TrendPanel } from './trend-panel.tsx';
import { WinlossAnswer } from './winloss-answer.tsx';
import { WinlossFacts } from './winloss-facts.tsx';
import { dimensionsOf, type Winloss, windowText } from './winloss-words.ts';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await reader()).t('nav.winloss') };
}

function BasisSwitch({ page }: { page: Page }) {
  const here = page.params.get('basis') === 'created' ? 'created' : 'closed';
  return (
    <Switch
      label={page.t('winloss.basis')}
      items={(['closed', 'created'] as const).map((id) => ({
        text: page.t(`basis.${id}`),
        title: page.t(`basis.${id}.hint`),
        href: address(page.path, page.params, { basis: id === 'closed' ? null : id }),
        here: id === here,
      }))}
    />
  );
}

/** Who wins, from where, and why we lose. */
export default async function WinlossPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const page = await openPage('/winloss', searchParams);
  return (
    <PageFrame title="nav.winloss" page={page} filters={['period', 'compare', ...caseFilters]}>
      {async (page) => {
        const { own, byMonth, answer, before, recent, months, funnel } = await ask(page);
        const { t } = page;
        const dimensions = answer.ok ? dimensionsOf(answer.value) : [];
        const dimension = dimensions.find((id) => id === page.params.get('view.by')) ?? dimensions[0];
        const window = windowText(page, page.params.get('from'), page.params.get('to'));
        const losses = answer.ok && answer.value.overall.lost > 0;
        const aboutLosses = {
          page,
          answer,
          question: own,
          list: 'reasons',
          report: 'winloss',
          n: losses ? t('winloss.n_lost', { n: answer.value.overall.lost }) : undefined,
          enough: ({ overall }: Winloss) => overall.lost > 0,
          empty: t('winloss.losses.empty', { period: window }),
        };
        return (
          <>
            {answer.ok && (
              <WinlossAnswer
                page={page}
                answer={answer.value}
                before={before}
                recent={recent}
                dimension={dimension}
              />
            )}
            <BasisSwitch page={page} />
            {answer.ok && <WinlossFacts page={page} answer={answer.value} before={before} />}
            <Panel
              page={page}
              id="groups"
              title={t('winloss.groups.title')}
              lead={t('winloss.groups.lead')}
              answer={answer}
              question={own}
              define={['win_rate', 'interval', 'distinct']}
              list="by"
              report="winloss"
              enough={({ overall }) => dimension !== undefined && overall.won + overall.lost > 0}
              empty={t('winloss.groups.empty', { period: window })}
            >
              {(value) => (
                <GroupsPanel
                  page={page}
                  answer={value}
                  before={before}
                  dimension={dimension ?? 'source'}
                  dimensions={dimensions}
                />
              )}
            </Panel>
            <Panel
              {...aboutLosses}
              id="sources"
              title={t('winloss.sources.title')}
              lead={t('winloss.sources.lead')}
              define={['stage_lost', 'loss_rate']}
            >
              {(value) => <SourceLosses page={page} answer={value} funnel={funnel} />}
            </Panel>
            <Panel
              {...aboutLosses}
              id="reasons"
              title={t('winloss.reasons.title')}
              lead={t('winloss.reasons.lead')}
              define={['loss_reason', 'stage_lost']}
            >
              {(value) => <ReasonLosses page={page} answer={value} />}
            </Panel>
            <Suspense fallback={<Pending text={t('panel.loading')} height={480} />}>
              <TrendPanel page={page} months={months} question={byMonth} />
            </Suspense>
          </>
        );
      }}
    </PageFrame>
  );
}
