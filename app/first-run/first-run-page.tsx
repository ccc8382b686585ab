import { importTarget, processChoices } from '../imports/import-target.ts';
import { wizardWords } from '../imports/wizard/words.ts';
import { WordsProvider } from '../imports/wizard/words-context.tsx';
import { load } from '../server/load.ts';
import { reader } from '../server/reader.ts';
import { Doors } from './doors.tsx';
import styles from './first-run.module.css';
import { RemovedImports } from './removed-imports.tsx';

const promises = ['stages', 'outcomes', 'forecast'] as const;

/** What stands in the place of every page before there is a build: what one gets, and two doors to it. */
export async function FirstRunPage() {
  const who = await reader();
  const { t, language } = who;
  const [target, served, history] = await Promise.all([
    importTarget(),
    load((engine) => engine.served()),
    load((engine) => engine.imports('own')),
  ]);
  const removed = history.ok ? history.value.imports : [];
  return (
    <main id="main" className={styles.main} data-first-run>
      <h1>{t('first_run.title')}</h1>
      <ul className={styles.promise} data-answer>
        {promises.map((id) => (
          <li key={id}>{t(`first_run.promise.${id}`)}</li>
        ))}
      </ul>
      <WordsProvider language={language} words={wizardWords(who)}>
        <Doors
          demoIsReady={served.ok && served.value.demo.build !== null}
          target={target}
          processes={processChoices(target.path, language)}
          demo={
            <>
              <h2>{t('first_run.demo')}</h2>
              <p>{t('first_run.demo.what')}</p>
            </>
          }
          own={
            <>
              <h2>{t('first_run.own')}</h2>
              <p>{t('first_run.own.what')}</p>
              <p>
                <a href="/imports/recipes" target="_blank" rel="noreferrer">
                  {t('recipes.link.first')}
                </a>
              </p>
            </>
          }
        />
        {removed.length > 0 && <RemovedImports who={who} imports={removed} />}
      </WordsProvider>
      <p className={styles.quiet}>
        {t('first_run.local')} {t('first_run.cli')} <code>voronka import PATH</code>
      </p>
    </main>
  );
}
