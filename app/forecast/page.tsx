import type { Metadata } from 'next';
import { openPage } from '../server/open-page.ts';
import { reader } from '../server/reader.ts';
import type { SearchParams } from '../ui/address.ts';
import { PageFrame } from '../ui/page-frame.tsx';
import { ask } from './ask.ts';
import { ForecastAnswer } from './forecast-answer.tsx';
import { ForecastFacts } from './forecast-facts.tsx';
import { Panels } from './panels.tsx';
import { PeriodPicker } from './period-picker.tsx';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await reader()).t('nav.forecast') };
}

/** What we will close in a period, how sure, and which deals decide it. */
export default async function ForecastPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const page = await openPage('/forecast', searchParams);
  return (
    <PageFrame
      title="nav.forecast"
      page={page}
      filters={['process', 'source', 'owner', 'team', 'product', 'segment', 'amount', 'as_of']}
    >
      {async (page) => {
        const parts = await ask(page);
        return (
          <>
            {parts.answer.ok && <ForecastAnswer page={page} parts={parts} answer={parts.answer.value} />}
            <PeriodPicker page={page} period={parts.period} today={parts.today} />
            {parts.answer.ok && (
              <ForecastFacts page={page} question={parts.question} answer={parts.answer.value} />
            )}
            <Panels page={page} parts={parts} />
          </>
        );
      }}
    </PageFrame>
  );
}
