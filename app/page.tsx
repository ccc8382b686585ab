import type { Metadata } from 'next';
import { type ReactNode, Suspense } from 'react';
import { askOverview } from './overview/ask.ts';
import { FlagsPanel } from './overview/flags-panel.tsx';
import { KeyFigures } from './overview/key-figures.tsx';
import { LossesPanel } from './overview/losses-panel.tsx';
import { MonthsPanel } from './overview/months-panel.tsx';
import { OverviewAnswer } from './overview/overview-answer.tsx';
import { StockPanel } from './overview/stock-panel.tsx';
import { TodayPanel } from './overview/today-panel.tsx';
import { openPage, type Page } from './server/open-page.ts';
import { reader } from './server/reader.ts';
import type { SearchParams } from './ui/address.ts';
import { caseFilters } from './ui/filter-bar.tsx';
import { PageFrame } from './ui/page-frame.tsx';
import { Pair } from './ui/pair.tsx';
import { Pending } from './ui/pending.tsx';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await reader()).t('nav.overview') };
}

function Section({ page, height, children }: { page: Page; height: number; children: ReactNode }) {
  return (
    <Suspense fallback={<Pending text={page.t('panel.loading')} height={height} />}>{children}</Suspense>
  );
}

function Overview({ page }: { page: Page }) {
  const part = { page, asked: askOverview(page) };
  return (
    <>
      <Section page={page} height={90}>
        <OverviewAnswer {...part} />
      </Section>
      <Section page={page} height={220}>
        <KeyFigures {...part} />
      </Section>
      <Pair>
        <Section page={page} height={460}>
          <LossesPanel {...part} />
        </Section>
        <Section page={page} height={460}>
          <StockPanel {...part} />
        </Section>
      </Pair>
      <Section page={page} height={420}>
        <TodayPanel {...part} />
      </Section>
      <Pair>
        <Section page={page} height={420}>
          <MonthsPanel {...part} />
        </Section>
        <Section page={page} height={420}>
          <FlagsPanel {...part} />
        </Section>
      </Pair>
    </>
  );
}

/** One screen for Monday: where deals are lost, what is open, what is won, which deals to look at. */
export default async function OverviewPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const page = await openPage('/', searchParams);
  return (
    <PageFrame title="nav.overview" page={page} filters={caseFilters}>
      {(page) => <Overview page={page} />}
    </PageFrame>
  );
}
