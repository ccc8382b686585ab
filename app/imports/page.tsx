import type { Metadata } from 'next';
import { load, loadAnswer } from '../server/load.ts';
import { openPage } from '../server/open-page.ts';
import { reader } from '../server/reader.ts';
import type { SearchParams } from '../ui/address.ts';
import { PageFrame } from '../ui/page-frame.tsx';
import { ErrorNote } from '../ui/panel.tsx';
import { BuildsList } from './builds-list.tsx';
import { CapabilitiesPanel } from './capabilities-panel.tsx';
import { ImportPanel } from './import-panel.tsx';
import styles from './imports.module.css';
import { ImportsAnswer } from './imports-answer.tsx';
import { ImportsList } from './imports-list.tsx';
import { IssuesPanel } from './issues-panel.tsx';
import { NamesSection } from './names-section.tsx';
import { RejectsPanel, rejectsAsked } from './rejects-panel.tsx';
import { Section } from './section.tsx';
import { UnmappedPanel } from './unmapped-panel.tsx';
import { wizardWords } from './wizard/words.ts';
import { WordsProvider } from './wizard/words-context.tsx';
import { WorkspacePanel } from './workspace-panel.tsx';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await reader()).t('nav.imports') };
}

/** What the figures are made of: how fresh, what was refused, what is wrong with it, what it lets one see. */
export default async function ImportsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const page = await openPage('/imports', searchParams);
  return (
    <PageFrame title="nav.imports" page={page} filters={['process']}>
      {async (page) => {
        const { t, language } = page;
        const process = page.params.get('process');
        const [quality, capabilities, rejects, history, served] = await Promise.all([
          loadAnswer('quality', new URLSearchParams()),
          load((engine) => engine.capabilities(new URLSearchParams(process ? { process } : {}))),
          load((engine) => engine.rejects(rejectsAsked(page.params))),
          load((engine) => engine.imports()),
          load((engine) => engine.served()),
        ]);
        return (
          <WordsProvider language={language} words={wizardWords(page)}>
            {quality.ok && <ImportsAnswer page={page} quality={quality.value} now={Date.now()} />}
            <p className={styles.onward}>
              <a href="/imports/reconciliation">{t('reconcile.link')}</a>
            </p>
            <ImportPanel who={page} />
            <CapabilitiesPanel page={page} answer={capabilities} />
            <Section id="imports" title={t('imports.list.title')} lead={t('imports.list.lead')}>
              {history.ok ? (
                <ImportsList
                  who={page}
                  imports={history.value.imports}
                  loaded={quality.ok ? quality.value.files : []}
                />
              ) : (
                <ErrorNote page={page} error={history.error} />
              )}
            </Section>
            <IssuesPanel page={page} answer={quality} />
            <NamesSection page={page} />
            <UnmappedPanel page={page} answer={quality} />
            <RejectsPanel page={page} answer={rejects} />
            {history.ok && (
              <Section id="builds" title={t('imports.builds.title')} lead={t('imports.builds.lead')}>
                <BuildsList page={page} builds={history.value.builds} />
              </Section>
            )}
            <WorkspacePanel page={page} served={served} />
          </WordsProvider>
        );
      }}
    </PageFrame>
  );
}
