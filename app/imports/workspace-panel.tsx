import { DemoDoor } from '../first-run/demo-door.tsx';
import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import type { voronka } from '../server/voronka.ts';
import { ErrorNote } from '../ui/panel.tsx';
import { ShowWorkspace } from '../ui/show-workspace.tsx';
import styles from './imports.module.css';
import { Section } from './section.tsx';

type Served = Awaited<ReturnType<Awaited<ReturnType<typeof voronka>>['served']>>;

/** One's own data or the demo: which is shown, and the way to the other. */
export function WorkspacePanel({ page, served }: { page: Page; served: Loaded<Served> }) {
  const { t } = page;
  const title = t('imports.workspace.title');
  if (!served.ok)
    return (
      <Section id="workspace" title={title}>
        <ErrorNote page={page} error={served.error} />
      </Section>
    );
  const { shown, own, demo } = served.value;
  return (
    <Section id="workspace" title={title}>
      <p data-shown={shown}>{t(`imports.workspace.${shown}`)}</p>
      <div>
        {shown === 'own' ? (
          <DemoDoor isReady={demo.build !== null} />
        ) : own.build ? (
          <ShowWorkspace kind="own" label={t('imports.workspace.to_own')} />
        ) : (
          <a href="#import">{t('imports.workspace.import_own')}</a>
        )}
      </div>
      <p className={styles.quiet}>{t('imports.workspace.path', { path: served.value[shown].path })}</p>
    </Section>
  );
}
