import styles from './loading.module.css';
import { reader } from './server/reader.ts';

/** What stands while a page is being computed: its shape, without figures. */
export default async function Loading() {
  const { t } = await reader();
  return (
    <main className={styles.page} id="main" aria-busy="true">
      <p className="visually-hidden" role="status">
        {t('panel.loading')}
      </p>
      <span className={styles.title} />
      <span className={styles.answer} />
      <span className={styles.picture} />
      <span className={styles.table} />
    </main>
  );
}
