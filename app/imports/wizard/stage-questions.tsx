'use client';

import type { OpenStage, Questions } from '../../../lib/schema/questions.ts';
import { type PlacedStage, StageTable } from '../stage-table.tsx';
import type { Options, ProcessChoice, StageAnswer } from './types.ts';
import styles from './wizard.module.css';
import { useWords } from './words-context.tsx';

type Answering = {
  readonly answers: readonly StageAnswer[];
  readonly processes: readonly ProcessChoice[];
  readonly onAnswers: (answers: Options['stages']) => void;
};

type State = { readonly id: string; readonly name: string };

type Props = Answering & {
  /** Begins the keys of its texts: a title, `.what`, and `.none` for what is not chosen. */
  readonly words: 'wizard.unmapped' | 'wizard.ends';
  readonly asked: readonly OpenStage[];
  readonly statesOf: (process: string) => readonly State[];
};

const keyOf = ({ process, pipeline, stage }: Omit<StageAnswer, 'n' | 'state'>) =>
  JSON.stringify([process, pipeline, stage]);

/** Stages of the CRM, each process's together: what each is, with those alike offered. */
function StageSection({ words: title, asked, statesOf, answers, processes, onAnswers }: Props) {
  const { w, f } = useWords();
  const answered = new Map(answers.map((one) => [keyOf(one), one]));
  const open = asked.filter((one) => !answered.has(keyOf(one)));
  const likely = open.flatMap(({ likely: state, ...one }) => (state === null ? [] : [{ ...one, state }]));
  const answer = (process: string, { pipeline, stage }: PlacedStage, state: string | null) => {
    const key = keyOf({ process, pipeline, stage });
    const n = asked.find((one) => keyOf(one) === key)?.n ?? 0;
    const others = answers.filter((one) => keyOf(one) !== key);
    onAnswers(state === null ? others : [...others, { process, pipeline, stage, n, state }]);
  };
  const words = {
    stage: w('column.crm_stage'),
    pipeline: w('column.pipeline'),
    rows: w('wizard.stages.rows'),
    is: w('wizard.tables.is'),
    none: w(`${title}.none`),
  };
  if (asked.length === 0) return null;
  return (
    <section data-questions={title}>
      <h4>{w(title)}</h4>
      <p className={styles.quiet}>{w(`${title}.what`)}</p>
      {[...new Set(asked.map(({ process }) => process))].map((process) => {
        const states = statesOf(process);
        const named = processes.flatMap(({ parts }) => parts).find(({ id }) => id === process)?.name;
        const rows = asked
          .filter((one) => one.process === process)
          .map((one) => ({
            pipeline: one.pipeline,
            stage: one.stage,
            note: f.count(one.n),
            state: answered.get(keyOf(one))?.state ?? null,
            likely: states.find(({ id }) => id === one.likely)?.name,
          }));
        return (
          <StageTable
            key={process}
            stages={rows}
            states={states}
            words={{ ...words, caption: named ?? w(title) }}
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

/** Stages that no process knows, and those among which no end is known. What was answered stays in sight. */
export function StageQuestions({ asked, answers, ...rest }: Answering & { readonly asked: Questions }) {
  const { w, language } = useWords();
  const known = new Set([...asked.stages, ...asked.ends].map(keyOf));
  const kept = answers.filter((one) => !known.has(keyOf(one))).map((one) => ({ ...one, likely: null }));
  const isOfStates = ({ process, state }: StageAnswer) =>
    asked.states[process]?.some(({ id }) => id === state) ?? false;
  return (
    <>
      <StageSection
        words="wizard.unmapped"
        asked={[...asked.stages, ...kept.filter(isOfStates)]}
        statesOf={(process) =>
          (asked.states[process] ?? []).map(({ id, name }) => ({ id, name: name[language] }))
        }
        answers={answers}
        {...rest}
      />
      <StageSection
        words="wizard.ends"
        asked={[...asked.ends, ...kept.filter((one) => !isOfStates(one))]}
        statesOf={() => ['won', 'lost', 'neutral'].map((id) => ({ id, name: w(`outcome.${id}`) }))}
        answers={answers}
        {...rest}
      />
    </>
  );
}
