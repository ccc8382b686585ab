import type { Metadata } from 'next';
import { loadAnswer } from '../server/load.ts';
import { openPage, type Page } from '../server/open-page.ts';
import { reader } from '../server/reader.ts';
import type { SearchParams } from '../ui/address.ts';
import { caseFilters } from '../ui/filter-bar.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { FunnelAnswer } from './funnel-answer.tsx';
import { FunnelPanel } from './funnel-panel.tsx';
import { GroupsPanel } from './groups-panel.tsx';
import { OrderPanel } from './order-panel.tsx';
import { PolicyPanel } from './policy-panel.tsx';
import { StockPanel } from './stock-panel.tsx';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await reader()).t('nav.funnel') };
}

/** What follows from one answer of the funnel: the bars, what went out of order, what the ways of counting change. */
async function Funnel({ page }: { page: Page }) {
  const funnel = await loadAnswer('funnel', page.question);
  const hasPolicies = page.about.process.isStrict && (!funnel.ok || funnel.value.basis === 'created');
  return (
    <>
      <FunnelPanel page={page} funnel={funnel} />
      <GroupsPanel page={page} />
      <OrderPanel page={page} funnel={funnel} />
      {hasPolicies && <PolicyPanel page={page} funnel={funnel} />}
    </>
  );
}

/** Where deals stop: stock and funnel. */
export default async function FunnelPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const page = await openPage('/funnel', searchParams);
  return (
    <PageFrame title="nav.funnel" page={page} filters={['period', 'compare', ...caseFilters, 'policy']}>
      {(page) => (
        <>
          <FunnelAnswer page={page} />
          <StockPanel page={page} />
          <Funnel page={page} />
        </>
      )}
    </PageFrame>
  );
}
