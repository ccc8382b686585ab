'use client';

import table from '../ui/plain-table.module.css';
import styles from './imports.module.css';

/** A stage of the CRM and what it is taken for; no state = of no stage of the process. */
export type PlacedStage = {
  readonly pipeline: string | null;
  readonly stage: string;
  /** How many records carry it, in words; where it is placed by hand, that. */
  readonly note: string;
  readonly state: string | null;
  /** The name of the state that it may be. */
  readonly likely?: string | undefined;
};

export type StageWords = Readonly<Record<'caption' | 'stage' | 'pipeline' | 'rows' | 'is' | 'none', string>>;

export const stageKey = ({ pipeline, stage }: Pick<PlacedStage, 'pipeline' | 'stage'>) =>
  JSON.stringify([pipeline, stage]);

type Props = {
  readonly stages: readonly PlacedStage[];
  readonly states: readonly { readonly id: string; readonly name: string }[];
  readonly words: StageWords;
  readonly isDisabled?: boolean;
  readonly onChoose: (stage: PlacedStage, state: string | null) => void;
};

/** Stages of the CRM, each with the states that it may be. */
export function StageTable({ stages, states, words, isDisabled = false, onChoose }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of a panel, no form.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard.
    <div className="wide" role="group" aria-label={words.caption} tabIndex={0}>
      <table className={table.table}>
        <caption className="visually-hidden">{words.caption}</caption>
        <thead>
          <tr>
            {[words.stage, words.is, words.pipeline].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <th scope="col" className={table.numeric}>
              {words.rows}
            </th>
          </tr>
        </thead>
        <tbody>
          {stages.map((one) => (
            <tr key={stageKey(one)}>
              <th scope="row">{one.stage}</th>
              <td>
                <select
                  className={styles.choice}
                  aria-label={`${one.stage}: ${words.is}`}
                  data-stage={one.stage}
                  value={one.state ?? ''}
                  disabled={isDisabled}
                  onChange={(event) => onChoose(one, event.target.value || null)}
                >
                  <option value="">{one.likely ? `${words.none}: ${one.likely}?` : words.none}</option>
                  {states.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              </td>
              <td>{one.pipeline ?? '–'}</td>
              <td className={table.numeric}>{one.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
