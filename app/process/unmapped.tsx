import type { PlacedStage } from '../imports/stage-table.tsx';
import { wizardWords } from '../imports/wizard/words.ts';
import { WordsProvider } from '../imports/wizard/words-context.tsx';
import { load } from '../server/load.ts';
import { ChooseStages } from './choose-stages.tsx';
import styles from './process.module.css';
import { type Parts, Section } from './section.tsx';

/** Stages of the CRM that the definition does not know, and what people have said they are; nothing where there are none. */
export async function Unmapped({ page, process }: Parts) {
  const { t, f, language } = page;
  const remembered = await load((engine) => engine.choices());
  const placed = remembered.ok ? remembered.value.stages.filter((one) => one.process === process.id) : [];
  const stages: PlacedStage[] = [
    ...process.unmapped.map(({ pipeline, stage, n }) => ({ pipeline, stage, note: f.count(n), state: null })),
    ...placed.map(({ pipeline, stage, state }) => ({
      pipeline,
      stage,
      note: t('process.unmapped.chosen'),
      state,
    })),
  ];
  if (stages.length === 0) return null;
  const n = process.unmapped.length;
  const title = n > 0 ? t('process.unmapped', { n }) : t('process.unmapped.title_chosen');
  return (
    <Section page={page} id="unmapped" title={title} lead={t('process.unmapped.lead')}>
      <WordsProvider language={language} words={wizardWords(page)}>
        <ChooseStages
          process={process.id}
          stages={stages}
          states={process.states.map(({ id, name }) => ({ id, name: name[language] }))}
          words={{
            caption: title,
            stage: t('column.crm_stage'),
            pipeline: t('column.pipeline'),
            rows: t('process.unmapped.rows'),
            is: t('process.unmapped.is'),
            none: t('process.unmapped.none'),
            save: t('process.unmapped.save'),
          }}
        />
      </WordsProvider>
      <p className={styles.todo}>{t('process.unmapped.todo')}</p>
    </Section>
  );
}
