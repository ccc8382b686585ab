import type { Page } from '../server/open-page.ts';
import styles from './define.module.css';

const parts = ['what', 'formula', 'differs', 'example'] as const;

type Props = { readonly page: Pick<Page, 't' | 'find'>; readonly at: string; readonly id: string };

/** A question mark that opens the definition of a figure in place. @param at makes the element's id unique on the page */
export function Define({ page, at, id }: Props) {
  const name = page.find(`define.${id}.name`);
  if (!name) return null;
  const sheet = `define-${at}-${id}`.replace(/[^\w-]/g, '-');
  return (
    <>
      <button
        type="button"
        className={styles.ask}
        popoverTarget={sheet}
        aria-label={page.t('define.open', { name })}
      >
        <span aria-hidden>?</span>
      </button>
      <span id={sheet} popover="auto" className={styles.sheet} role="dialog" aria-label={name}>
        <button
          type="button"
          className={styles.close}
          popoverTarget={sheet}
          popoverTargetAction="hide"
          aria-label={page.t('define.close')}
        >
          ×
        </button>
        <strong>{name}</strong>
        <DefinitionBody page={page} id={id} />
        <a href={`/dictionary#${id}`}>{page.t('define.more')}</a>
      </span>
    </>
  );
}

/** The words of a definition: what it counts, its formula, how others count it, an example. */
export function DefinitionBody({ page, id }: Pick<Props, 'page' | 'id'>) {
  return (
    <dl>
      {parts.map((part) => {
        const text = page.find(`define.${id}.${part}`);
        return (
          text && (
            <div key={part}>
              <dt>{page.t(`define.${part}`)}</dt>
              <dd>{text}</dd>
            </div>
          )
        );
      })}
    </dl>
  );
}
