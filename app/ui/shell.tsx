import { type ReactNode, Suspense } from 'react';
import { load } from '../server/load.ts';
import { reader } from '../server/reader.ts';
import { DefinitionSheet } from './definition-sheet.tsx';
import { Going } from './going.tsx';
import { ImportingNotice } from './importing-notice.tsx';
import { Keyboard } from './keyboard.tsx';
import { Nav } from './nav.tsx';
import { pages } from './pages.ts';
import { ReaderSwitch } from './reader-switch.tsx';
import { SearchBox } from './search-box.tsx';
import styles from './shell.module.css';
import { WorkspaceNotice } from './workspace-notice.tsx';

/** What stands around every page: navigation, search, language and theme, and notices about the data shown. */
export async function Shell({ children }: { children: ReactNode }) {
  const { t, find, language, theme } = await reader();
  const served = await load((engine) => engine.served());
  const items = pages.map(({ id, path, key }) => ({ path, key, text: t(`nav.${id}`) }));
  const keys = [
    ...items.map(({ key, text }) => ({ keys: `g ${key}`, text })),
    ...['search', 'help', 'escape', 'table', 'marks'].map((id) => ({
      keys: t(`keys.${id}.keys`),
      text: t(`keys.${id}`),
    })),
  ];
  return (
    <div className={styles.shell}>
      <a href="#main" className={styles.skip}>
        {t('shell.skip')}
      </a>
      <aside className={styles.side}>
        <a href="/" className={styles.brand}>
          Voronka
        </a>
        <Suspense>
          <Nav items={items} label={t('shell.nav')} menu={t('shell.menu')} />
        </Suspense>
        <div className={styles.tools}>
          <SearchBox label={t('shell.search')} />
          <Suspense>
            <ReaderSwitch
              language={language}
              theme={theme}
              labels={{
                language: t('shell.language'),
                theme: t('shell.theme'),
                light: t('shell.theme.light'),
                dark: t('shell.theme.dark'),
                system: t('shell.theme.system'),
              }}
            />
          </Suspense>
          <p className={styles.local}>{t('shell.local')}</p>
        </div>
      </aside>
      <div className={styles.content}>
        {served.ok && <WorkspaceNotice t={t} served={served.value} />}
        <ImportingNotice
          text={t('shell.importing')}
          running={served.ok && served.value.importing !== null && find('shell.importing') !== null}
        />
        {children}
      </div>
      <Going />
      <DefinitionSheet
        language={language}
        texts={{ close: t('define.close'), more: t('define.more'), loading: t('panel.loading') }}
      />
      <Keyboard title={t('shell.keys')} close={t('define.close')} keys={keys} pages={items} />
    </div>
  );
}
