import type { Metadata } from 'next';
import { openPage } from '../server/open-page.ts';
import { reader } from '../server/reader.ts';
import { address, type SearchParams } from '../ui/address.ts';
import { Answer } from '../ui/answer.tsx';
import { caseFilters } from '../ui/filter-bar.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { ask } from './ask.ts';
import { ForecastAnswer, isEnding } from './forecast-answer.tsx';
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
    <PageFrame title="nav.forecast" page={page} filters={caseFilters}>
      {async (page) => {
        if (page.about.process.entity === 'lead') {
          const deals = page.about.processes.find(({ entity }) => entity === 'deal');
          return (
            <Answer>
              {page.t('forecast.answer.leads')}{' '}
              {deals && (
                <a href={address(page.path, page.params, { process: deals.id })}>
                  {page.t('forecast.answer.leads_link', { process: deals.name[page.language] })}
                </a>
              )}
            </Answer>
          );
        }
        const parts = await ask(page);
        const horizon = isEnding(parts) ? await parts.horizon : [];
        return (
          <>
            {parts.answer.ok && (
              <ForecastAnswer page={page} parts={parts} answer={parts.answer.value} horizon={horizon} />
            )}
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
