import type { Metadata } from 'next';
import { openPage, type Page } from '../../server/open-page.ts';
import { reader } from '../../server/reader.ts';
import type { SearchParams } from '../../ui/address.ts';
import { PageFrame } from '../../ui/page-frame.tsx';
import { ErrorNote } from '../../ui/panel.tsx';
import { type AskedDeal, askedDeal } from './ask-deal.ts';
import styles from './deal.module.css';
import { DealAnswer } from './deal-answer.tsx';
import { DealEvents } from './deal-events.tsx';
import { DealFacts } from './deal-facts.tsx';
import { DealFields, fieldsOf, isFilled } from './deal-fields.tsx';
import { DealFlags } from './deal-flags.tsx';
import { DealNotes } from './deal-notes.tsx';
import { DealStages } from './deal-stages.tsx';
import { DealTimeline } from './deal-timeline.tsx';
import { eventsOf } from './event-words.ts';
import { Neighbours } from './neighbours.tsx';
import { NoDeal } from './no-deal.tsx';
import { Section } from './section.tsx';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

/** The id as it was written: an address carries it encoded. */
function written(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await reader();
  return { title: `${t('case.name.deal')} ${written((await params).id)}` };
}

function DealSections({ page, asked }: { page: Page; asked: AskedDeal }) {
  const { t, f } = page;
  const { document } = asked;
  const fields = fieldsOf(document);
  const common = { page, document };
  return (
    <>
      <Section
        {...common}
        id="timeline"
        title={t('deal.timeline')}
        n={t('count.events', { n: eventsOf(page, document).length })}
        list="timeline"
        picture
      >
        <DealTimeline {...common} />
      </Section>
      <Section
        {...common}
        id="flags"
        title={t('deal.flags')}
        n={t('count.flags', { n: document.flags.length })}
        define="flag"
        list="flags"
      >
        <DealFlags {...common} />
      </Section>
      <Section
        {...common}
        id="stages"
        title={t('deal.stages')}
        n={t('count.visits', { n: document.visits.length })}
        define="visit"
        list="visits"
      >
        <DealStages page={page} asked={asked} />
        <DealNotes {...common} />
      </Section>
      <Section
        {...common}
        id="events"
        title={t('deal.events')}
        n={t('count.events', { n: eventsOf(page, document).length })}
        list="timeline"
      >
        <DealEvents {...common} />
      </Section>
      <Section
        {...common}
        id="fields"
        title={t('deal.fields')}
        n={t('deal.filled', {
          filled: f.count(fields.filter(([, value]) => isFilled(value)).length),
          all: f.count(fields.length),
        })}
      >
        <DealFields {...common} />
      </Section>
    </>
  );
}

/** One deal with its time line. */
export default async function DealPage({ params, searchParams }: Props) {
  const id = written((await params).id);
  const path = `/deals/${encodeURIComponent(id)}`;
  const opened = await openPage(path, searchParams);
  const asked = opened.ok ? await askedDeal(opened.value, id) : null;
  const process = asked?.ok ? asked.value.document.process : null;
  const isOther = opened.ok && process !== null && process !== opened.value.about.process.id;
  const page = isOther
    ? await openPage(
        path,
        searchParams.then((search) => ({ ...search, process })),
      )
    : opened;
  return (
    <PageFrame title="nav.deals" page={page} filters={['as_of']}>
      {(page) => (
        <>
          <Neighbours page={page} id={id} />
          {asked && !asked.ok && asked.error.code === 'not_found' && <NoDeal page={page} id={id} />}
          {asked && !asked.ok && asked.error.code !== 'not_found' && (
            <ErrorNote page={page} error={asked.error} />
          )}
          {asked?.ok && (
            <>
              <h2 className={styles.name}>
                {asked.value.document.deal.name ?? page.t('deals.unnamed')} <small>{id}</small>
              </h2>
              <DealAnswer page={page} asked={asked.value} />
              <DealFacts page={page} asked={asked.value} />
              <DealSections page={page} asked={asked.value} />
            </>
          )}
        </>
      )}
    </PageFrame>
  );
}
