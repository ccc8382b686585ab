import type { Page } from '../server/open-page.ts';
import type { voronka } from '../server/voronka.ts';
import { address } from '../ui/address.ts';
import styles from './imports.module.css';

type Rejects = Awaited<ReturnType<Awaited<ReturnType<typeof voronka>>['rejects']>>;

/** The refused rows of each file as a file to correct and import again; how many, and where that cannot be done. */
export function RejectedFiles({ page, files }: { page: Page; files: Rejects['files'] }) {
  const { t, language } = page;
  if (files.length === 0) return null;
  return (
    <div className={styles.corrections}>
      <p>{t('imports.rejects.correct')}</p>
      <ul>
        {files.map(({ import: id, file, n, can_be_corrected }) => (
          <li key={`${id} ${file}`}>
            <a
              href={address('/api/v1/rejects', new URLSearchParams({ import: id, file, lang: language }), {
                format: 'rows',
              })}
            >
              {file}
            </a>{' '}
            {t('count.rows', { n })}
            {can_be_corrected ? null : ` · ${t('imports.rejects.correct_in_crm')}`}
          </li>
        ))}
      </ul>
    </div>
  );
}
