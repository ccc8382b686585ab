import type { Metadata } from 'next';
import { load, loadAnswer } from '../server/load.ts';
import { openPage, type Page } from '../server/open-page.ts';
import { reader } from '../server/reader.ts';
import type { SearchParams } from '../ui/address.ts';
import { PageFrame } from '../ui/page-frame.tsx';
import { ErrorNote } from '../ui/panel.tsx';
import { CheckMap } from './check-map.tsx';
import { Finals } from './finals.tsx';
import { Order } from './order.tsx';
import { ProcessAnswer } from './process-answer.tsx';
import { ProcessCheck } from './process-check.tsx';
import { RulesSection } from './rules-section.tsx';
import { Stages } from './stages.tsx';
import { Unmapped } from './unmapped.tsx';
import { withMeasures } from './with-measures.ts';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await reader()).t('nav.process') };
}

async function content(page: Page) {
  const process = await load((engine) => engine.processPage(page.question));
  if (!process.ok) return <ErrorNote page={page} error={process.error} />;
  const [measured, check] = await Promise.all([
    loadAnswer('criteria', page.question),
    loadAnswer('process-check', page.question),
  ]);
  const parts = {
    page,
    process: withMeasures(process.value, measured.ok ? measured.value.criteria : []),
  };
  return (
    <>
      <ProcessAnswer {...parts} />
      <CheckMap {...parts} />
      <ProcessCheck page={page} answer={check} />
      <Unmapped {...parts} />
      <Stages {...parts} />
      <Finals {...parts} />
      <Order {...parts} />
      <RulesSection {...parts} />
    </>
  );
}

/** The process in words: what it asks for, and how much of it the exports can show. */
export default async function ProcessDefinitionPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const page = await openPage('/process', searchParams);
  return (
    <PageFrame title="nav.process" page={page} filters={['process']}>
      {content}
    </PageFrame>
  );
}
