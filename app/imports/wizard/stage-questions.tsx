'use client';

import type { Questions } from '../../../lib/schema/questions.ts';
import { type PlacedStage, StageTable } from '../stage-table.tsx';
import type { Options, ProcessChoice, StageAnswer } from './types.ts';
import styles from './wizard.module.css';
import { useWords } from './words-context.tsx';

type Props = {
  readonly asked: Questions;
  readonly answers: readonly StageAnswer[];
  readonly processes: readonly ProcessChoice[];
  readonly onAnswers: (answers: Options['stages']) => void;
};

const keyOf = ({ process, pipeline, stage }: Omit<StageAnswer, 'n' | 'state'>) =>
  JSON.stringify([process, pipeline, stage]);

/** Stages that no process knows: what each is, with those alike offered. */
export function StageQuestions({ asked, answers, processes, onAnswers }: Props) {
  const { w, f, language } = useWords();
  const answered = new Map(answers.map((one) => [keyOf(one), one]));
  const known = new Set(asked.stages.map(keyOf));
  const all = [...asked.stages, ...answers.filter((one) => !known.has(keyOf(one)))];
  const open = asked.stages.filter((one) => !answered.has(keyOf(one)));
  if (all.length === 0) return null;
  const likely = open.flatMap(({ likely: state, ...one }) => (state === null ? [] : [{ ...one, state }]));
  const answer = (process: string, { pipeline, stage }: PlacedStage, state: string | null) => {
    const key = keyOf({ process, pipeline, stage });
    const n = all.find((one) => keyOf(one) === key)?.n ?? 0;
    const others = answers.filter((one) => keyOf(one) !== key);
    onAnswers(state === null ? others : [...others, { process, pipeline, stage, n, state }]);
  };
  const words = {
    stage: w('column.crm_stage'),
    pipeline: w('column.pipeline'),
    rows: w('wizard.stages.rows'),
    is: w('wizard.tables.is'),
    none: w('wizard.stages.none'),
  };
  return (
    <section data-stage-questions>
      <h4>{w('wizard.unmapped')}</h4>
      <p className={styles.quiet}>{w('wizard.unmapped.what')}</p>
      {Object.entries(asked.states).map(([process, states]) => {
        const own = all.filter((one) => one.process === process);
        const named = processes.flatMap(({ parts }) => parts).find(({ id }) => id === process)?.name;
        const rows = own.map((one) => ({
          pipeline: one.pipeline,
          stage: one.stage,
          note: f.count(one.n),
          state: answered.get(keyOf(one))?.state ?? null,
          likely: 'likely' in one ? states.find(({ id }) => id === one.likely)?.name[language] : undefined,
        }));
        if (own.length === 0) return null;
        return (
          <StageTable
            key={process}
            stages={rows}
            states={states.map(({ id, name }) => ({ id, name: name[language] }))}
            words={{ ...words, caption: named ?? process }}
            onChoose={(one, state) => answer(process, one, state)}
          />
        );
      })}
      {likely.length > 0 && (
        <p className={styles.buttons}>
          <button
            type="button"
            data-do="take-likely"
            className={styles.secondary}
            onClick={() => onAnswers([...answers, ...likely])}
          >
            {w('wizard.stages.take')}
          </button>
        </p>
      )}
    </section>
  );
}
