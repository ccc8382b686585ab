import type { Metadata } from 'next';
import { openPage, type Page } from '../../server/open-page.ts';
import { reader } from '../../server/reader.ts';
import { address, type SearchParams, travellers } from '../../ui/address.ts';
import { PageFrame } from '../../ui/page-frame.tsx';
import { Pair } from '../../ui/pair.tsx';
import { EmptyNote, ErrorNote } from '../../ui/panel.tsx';
import { ownerOf, ownerPath } from '../owner-path.ts';
import { askPerson } from '../person/ask-person.ts';
import styles from '../person/person.module.css';
import { PersonAnswer } from '../person/person-answer.tsx';
import { PersonFigures } from '../person/person-figures.tsx';
import { PersonReasons } from '../person/person-reasons.tsx';
import { PersonRules } from '../person/person-rules.tsx';
import { PersonStages } from '../person/person-stages.tsx';
import { PersonStays } from '../person/person-stays.tsx';
import { PersonTalk } from '../person/person-talk.tsx';

export const dynamic = 'force-dynamic';

type Props = { readonly params: Promise<{ owner: string }>; readonly searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const owner = ownerOf((await params).owner);
  return { title: owner ?? (await reader()).t('owners.missing') };
}

async function OwnerReport({ page, owner }: { page: Page; owner: string | null }) {
  const { t } = page;
  const person = await askPerson(page, owner);
  const { results } = person;
  const name = owner ?? t('owners.missing');
  const isKnown =
    !results.ok || results.value.by.some(({ dimension, key }) => dimension === 'owner' && key === owner);
  return (
    <>
      <p className={styles.back}>
        <a href={address('/owners', travellers(person.all))}>{t('owners.back')}</a>
      </p>
      {!results.ok && <ErrorNote page={page} error={results.error} />}
      {isKnown ? (
        <div className={styles.sheet}>
          <PersonAnswer page={page} person={person} />
          <PersonFigures page={page} person={person} />
          <PersonTalk page={page} person={person} />
          <Pair>
            <PersonStages page={page} person={person} name={name} />
            <PersonStays page={page} person={person} name={name} />
          </Pair>
          <Pair>
            <PersonRules page={page} person={person} />
            <PersonReasons page={page} person={person} />
          </Pair>
        </div>
      ) : (
        <EmptyNote>{t('owners.unknown', { name })}</EmptyNote>
      )}
    </>
  );
}

/** One person, for a talk of two: what goes better or worse than with the others, and which deals to talk about. */
export default async function OwnerPage({ params, searchParams }: Props) {
  const owner = ownerOf((await params).owner);
  const page = await openPage(ownerPath(owner), searchParams);
  return (
    <PageFrame
      title={owner ?? 'owners.missing'}
      page={page}
      filters={['period', 'process', 'source', 'product', 'segment', 'amount', 'as_of']}
    >
      {(page) => <OwnerReport page={page} owner={owner} />}
    </PageFrame>
  );
}
