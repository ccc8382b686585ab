import { definitionOf } from '../../lib/definition.ts';
import type { Entry } from '../../lib/dictionary/entry.ts';
import type { Reader } from '../server/reader.ts';
import { DefinitionBody } from '../ui/definition-body.tsx';
import { pages } from '../ui/pages.ts';
import styles from './dictionary.module.css';
import { StatementFold } from './statement-fold.tsx';

/** An entry of the dictionary: its words, where it is seen, what to read next and the statements that count it. */
export function DictionaryEntry({ who, entry }: { who: Reader; entry: Entry }) {
  const { t, find } = who;
  const { name, parts } = definitionOf(entry.id, who.language);
  const place = pages.find(({ path }) => path === entry.page);
  return (
    <article
      id={entry.id}
      className={styles.entry}
      data-entry={[name, ...parts.map(({ text }) => text), entry.id]
        .join(' ')
        .toLocaleLowerCase(who.language)}
    >
      <h3>
        <a href={`#${entry.id}`}>{name}</a>
        <small>
          {t(`dictionary.unit.${entry.unit}`)}
          {entry.planned && <> · {t('dictionary.planned')}</>}
        </small>
      </h3>
      <DefinitionBody parts={parts} />
      <p className={styles.links}>
        {place && <a href={entry.page}>{t('dictionary.seen', { page: t(`nav.${place.id}`) })}</a>}
        {entry.see.length > 0 && (
          <span>
            {t('dictionary.see')}:{' '}
            {entry.see.map((id, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <a href={`#${id}`}>{find(`define.${id}.name`) ?? id}</a>
              </span>
            ))}
          </span>
        )}
      </p>
      {entry.sql.length > 0 && (
        <StatementFold
          paths={entry.sql}
          labels={{
            title: t('dictionary.sql'),
            loading: t('dictionary.sql.loading'),
            failed: t('dictionary.sql.failed'),
          }}
        />
      )}
    </article>
  );
}
