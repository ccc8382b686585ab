import type { Metadata } from 'next';
import { loadAnswer } from '../server/load.ts';
import { openPage, type Page } from '../server/open-page.ts';
import { reader } from '../server/reader.ts';
import { changed, type SearchParams } from '../ui/address.ts';
import { caseFilters } from '../ui/filter-bar.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { ConformanceAnswer } from './conformance-answer.tsx';
import { DeviationsPanel } from './deviations-panel.tsx';
import { GoesPanel } from './goes-panel.tsx';
import { MapPanel } from './map-panel.tsx';
import { routesOf, VariantsPanel } from './variants-panel.tsx';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await reader()).t('nav.conformance') };
}

async function content(page: Page) {
  const [conformance, variants, map] = await Promise.all([
    loadAnswer('conformance', page.question),
    loadAnswer('variants', changed(page.question, { limit: routesOf(page.params) })),
    loadAnswer('map', page.question),
  ]);
  return (
    <>
      {conformance.ok && <ConformanceAnswer page={page} answer={conformance.value} />}
      <MapPanel page={page} answer={map} />
      <DeviationsPanel page={page} answer={conformance} />
      <GoesPanel page={page} answer={conformance} />
      <VariantsPanel page={page} answer={variants} />
    </>
  );
}

/** Who kept the order of stages, how the others departed from it, and how deals really go. */
export default async function ConformancePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const page = await openPage('/conformance', searchParams);
  return (
    <PageFrame title="nav.conformance" page={page} filters={['period', ...caseFilters]}>
      {content}
    </PageFrame>
  );
}
