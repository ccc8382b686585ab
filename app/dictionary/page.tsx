import type { Metadata } from 'next';
import { dictionaryGroups, type Entry } from '../../lib/dictionary/entry.ts';
import { dictionary } from '../../lib/dictionary.ts';
import { type Reader, reader } from '../server/reader.ts';
import { Answer } from '../ui/answer.tsx';
import frame from '../ui/page-frame.module.css';
import styles from './dictionary.module.css';
import { DictionaryEntry } from './dictionary-entry.tsx';
import { FindEntries } from './find-entries.tsx';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await reader()).t('nav.dictionary') };
}

function Group({ who, group }: { who: Reader; group: Entry['group'] }) {
  const entries = dictionary.filter((entry) => entry.group === group);
  return (
    <section
      id={`group-${group}`}
      aria-labelledby={`group-${group}-title`}
      className={styles.group}
      data-group
    >
      <h2 id={`group-${group}-title`}>{who.t(`dictionary.group.${group}`)}</h2>
      {entries.map((entry) => (
        <DictionaryEntry key={entry.id} who={who} entry={entry} />
      ))}
    </section>
  );
}

/** Every figure of the product in words, with the statements behind it. */
export default async function DictionaryPage() {
  const who = await reader();
  const { t } = who;
  return (
    <main className={frame.main} id="main">
      <header className={frame.head}>
        <h1>{t('nav.dictionary')}</h1>
      </header>
      <Answer>
        {t('dictionary.answer', {
          n: dictionary.length,
          with_sql: dictionary.filter(({ sql }) => sql.length > 0).length,
        })}
      </Answer>
      <div className={styles.tools}>
        <FindEntries
          labels={{ find: t('dictionary.find'), none: t('dictionary.found', { n: 0 }) }}
          counts={Array.from({ length: dictionary.length + 1 }, (_, n) => t('dictionary.found', { n }))}
        />
        <nav aria-label={t('dictionary.groups')} className={styles.groups}>
          {dictionaryGroups.map((group) => (
            <a key={group} href={`#group-${group}`}>
              {t(`dictionary.group.${group}`)}
            </a>
          ))}
        </nav>
      </div>
      {dictionaryGroups.map((group) => (
        <Group key={group} who={who} group={group} />
      ))}
    </main>
  );
}
