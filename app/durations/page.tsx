import type { Metadata } from 'next';
import { chosenPeriodText } from '../funnel/spoken-period.ts';
import { loadAnswer } from '../server/load.ts';
import { openPage, type Page } from '../server/open-page.ts';
import { reader } from '../server/reader.ts';
import type { SearchParams } from '../ui/address.ts';
import { caseFilters } from '../ui/filter-bar.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { clocksOf } from './clocks.ts';
import { CyclePanel } from './cycle-panel.tsx';
import { DurationsAnswer } from './durations-answer.tsx';
import { ExitsPanel } from './exits-panel.tsx';
import { GroupsPanel } from './groups-panel.tsx';
import { HiddenPanel } from './hidden-panel.tsx';
import { standingNow } from './standing.ts';
import { StaysPanel } from './stays-panel.tsx';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await reader()).t('nav.durations') };
}

async function Durations({ page }: { page: Page }) {
  const [durations, clocks, standing] = await Promise.all([
    loadAnswer('durations', page.question),
    clocksOf(page),
    standingNow(page),
  ]);
  const days = page.t(`durations.unit.${clocks.shown}`);
  return (
    <>
      {durations.ok && (
        <DurationsAnswer
          page={page}
          answer={durations.value}
          clocks={clocks}
          standing={standing}
          period={chosenPeriodText(page) ?? page.t('durations.all_time')}
        />
      )}
      <StaysPanel page={page} durations={durations} clocks={clocks} standing={standing} />
      <HiddenPanel page={page} durations={durations} clock={clocks.shown} />
      <ExitsPanel page={page} durations={durations} clocks={clocks} />
      <GroupsPanel page={page} days={days} />
      <CyclePanel page={page} durations={durations} />
    </>
  );
}

/** How long deals stay on the stages. */
export default async function DurationsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const page = await openPage('/durations', searchParams);
  return (
    <PageFrame title="nav.durations" page={page} filters={['period', ...caseFilters]}>
      {(page) => <Durations page={page} />}
    </PageFrame>
  );
}
