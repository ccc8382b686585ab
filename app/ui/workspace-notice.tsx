import type { Translate } from '../../lib/messages.ts';
import styles from './shell.module.css';
import { ShowWorkspace } from './show-workspace.tsx';

type Served = {
  readonly shown: 'own' | 'demo';
  readonly own: { readonly build: string | null };
  readonly demo: { readonly build: string | null };
};

/** While the demo is shown: says so, and leads to one's own data. */
export function WorkspaceNotice({ t, served }: { t: Translate; served: Served }) {
  if (served.shown !== 'demo') return null;
  return (
    <p className={styles.notice}>
      {t('shell.demo')}{' '}
      {served.own.build ? (
        <ShowWorkspace kind="own" label={t('shell.demo_back')} />
      ) : (
        <a href="/imports#import">{t('shell.demo_own')}</a>
      )}
    </p>
  );
}
