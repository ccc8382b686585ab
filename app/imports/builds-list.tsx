import type { Page } from '../server/open-page.ts';
import { ChangeButton } from './change-button.tsx';
import type { BuildEntry } from './history.ts';
import styles from './imports.module.css';

/** Kept builds: which one is shown, and the way back to an earlier one. */
export function BuildsList({ page, builds }: { page: Page; builds: readonly BuildEntry[] }) {
  const { t, f } = page;
  return (
    <ul className={styles.entries}>
      {builds.map((build) => (
        <li key={build.id} className={styles.entry} data-build={build.id}>
          <div className={styles.entryHead}>
            <h3>
              {f.instant(build.created)}
              {build.published && <span className={styles.tag}>{t('imports.build.published')}</span>}
            </h3>
            {!build.published && (
              <ChangeButton
                url={`/api/v1/builds/${build.id}`}
                action="rollback"
                label={t('imports.build.rollback')}
                confirm={{
                  title: t('imports.build.rollback.title', { at: f.instant(build.created) }),
                  text: t('imports.build.rollback.what'),
                }}
              />
            )}
          </div>
          <p className={styles.quiet}>
            {t('panel.as_of', { at: f.instant(build.as_of) })} ·{' '}
            {t('imports.build.imports', { n: build.imports.length })} · {build.id}
          </p>
        </li>
      ))}
    </ul>
  );
}
