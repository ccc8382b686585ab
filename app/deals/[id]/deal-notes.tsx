import type { Page } from '../../server/open-page.ts';
import { Define } from '../../ui/define.tsx';
import styles from './deal.module.css';
import type { DealDocument } from './deal-document.ts';

/** What in the data of this deal is restored, unknown or not of that instant; nothing when all is as exported. */
export function DealNotes({ page, document }: { page: Page; document: DealDocument }) {
  const { t } = page;
  const inferred = document.visits.filter((visit) => visit.inferred).length;
  const unmapped = document.visits.filter(({ kind }) => kind === 'unmapped').length;
  const notes = [
    document.visits.length === 0 && (['no_history', t('deal.note.no_history')] as const),
    inferred > 0 && (['inferred', t('deal.note.inferred', { n: inferred })] as const),
    unmapped > 0 && (['unmapped', t('deal.note.unmapped', { n: unmapped })] as const),
    !document.as_of_exact && (['as_of_exact', t('deal.note.inexact')] as const),
  ].filter((note) => note !== false);
  return (
    notes.length > 0 && (
      <ul className={styles.notes}>
        {notes.map(([id, text]) => (
          <li key={id}>
            {text} <Define page={page} id={id} />
          </li>
        ))}
      </ul>
    )
  );
}
