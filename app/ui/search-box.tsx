import Form from 'next/form';
import styles from './shell.module.css';

/** Finds deals by id, name or client. */
export function SearchBox({ label }: { label: string }) {
  return (
    <Form action="/deals" className={styles.search} role="search" aria-label={label}>
      <input type="search" name="q" placeholder={`${label}  /`} aria-label={label} data-search />
    </Form>
  );
}
