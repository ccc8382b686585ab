'use client';

import type { AlikeNames } from '../../../lib/schema/questions.ts';
import type { AliasField } from '../../../lib/workspace/alias-fields.ts';
import imports from '../imports.module.css';
import type { NameAnswer, Options } from './types.ts';
import styles from './wizard.module.css';
import { useWords } from './words-context.tsx';

type Props = {
  readonly alike: readonly AlikeNames[];
  readonly answers: readonly NameAnswer[];
  readonly onAnswers: (answers: Options['names']) => void;
};

const keyOf = ({ field, spelling }: { field: string; spelling: string }) => JSON.stringify([field, spelling]);

/** Spellings that may be one name: nothing is joined until it is ticked. */
export function NameQuestions({ alike, answers, onAnswers }: Props) {
  const { w, f } = useWords();
  const open = new Set(alike.map(keyOf));
  const joined = answers.filter((one) => !open.has(keyOf(one)));
  if (alike.length + answers.length === 0) return null;
  const isOn = (one: { field: string; spelling: string }) => answers.some((a) => keyOf(a) === keyOf(one));
  const turn = ({ field, spelling, name }: NameAnswer, on: boolean) => {
    const others = answers.filter((one) => keyOf(one) !== keyOf({ field, spelling }));
    onAnswers(on ? [...others, { field, spelling, name }] : others);
  };
  const box = (one: NameAnswer, text: string) => (
    <label key={keyOf(one)}>
      <input
        type="checkbox"
        data-spelling={one.spelling}
        checked={isOn(one)}
        onChange={({ target }) => turn(one, target.checked)}
      />{' '}
      <span className={styles.quiet}>{w(`column.${one.field}`)}</span> {text}
    </label>
  );
  return (
    <section data-name-questions>
      <h4 id="name-questions">{w('wizard.names')}</h4>
      <p className={styles.quiet}>{w('wizard.names.what')}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: the heading above names the group. */}
      <div className={imports.names} role="group" aria-labelledby="name-questions">
        {joined.map((one) => box(one, `${one.spelling} → ${one.name}`))}
        {alike.map(({ field, spelling, n_spelling, name, n }) =>
          box(
            { field: field as AliasField, spelling, name },
            w('wizard.names.pair', { spelling, name, few: f.count(n_spelling), many: f.count(n) }),
          ),
        )}
      </div>
    </section>
  );
}
