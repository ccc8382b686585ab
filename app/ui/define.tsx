import type { Page } from '../server/open-page.ts';
import styles from './define.module.css';

/** A question mark that opens the definition of a figure in place; without scripts it leads to the dictionary. */
export function Define({ page, id }: { page: Pick<Page, 't' | 'find'>; id: string }) {
  const name = page.find(`define.${id}.name`);
  return (
    name && (
      <a className={styles.ask} href={`/dictionary#${id}`} data-define={id} aria-haspopup="dialog">
        <span className="visually-hidden">{page.t('define.open', { name })}</span>
        <span aria-hidden>?</span>
      </a>
    )
  );
}
