'use client';

import { useState } from 'react';
import { SaveChange } from '../imports/save-change.tsx';
import { useChange } from '../imports/use-change.tsx';
import table from '../ui/plain-table.module.css';
import styles from './process.module.css';

/** A stage of the CRM and what it is taken for; no state = of no stage of the process. */
export type PlacedStage = {
  readonly pipeline: string | null;
  readonly stage: string;
  /** How many records carry it, in words; null where it is placed by hand. */
  readonly note: string;
  readonly state: string | null;
};

type Props = {
  readonly process: string;
  readonly stages: readonly PlacedStage[];
  readonly states: readonly { readonly id: string; readonly name: string }[];
  readonly words: Readonly<
    Record<'caption' | 'stage' | 'pipeline' | 'rows' | 'is' | 'none' | 'save', string>
  >;
};

const keyOf = ({ pipeline, stage }: PlacedStage) => JSON.stringify([pipeline, stage]);

/** Stages that no definition knows: a person says once what each is. */
export function ChooseStages({ process, stages, states, words }: Props) {
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const { post, shown, isWorking } = useChange();
  const changed = stages.filter((one) => (chosen[keyOf(one)] ?? one.state ?? '') !== (one.state ?? ''));
  const save = () =>
    post('/api/v1/choices', {
      stages: changed.map((one) => ({
        process,
        pipeline: one.pipeline,
        stage: one.stage,
        state: chosen[keyOf(one)] || null,
      })),
    });
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a group of a panel, no form. */}
      <div className="wide" role="group" aria-label={words.caption} tabIndex={0}>
        <table className={table.table}>
          <caption className="visually-hidden">{words.caption}</caption>
          <thead>
            <tr>
              {[words.stage, words.is, words.pipeline, words.rows].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stages.map((one) => (
              <tr key={keyOf(one)}>
                <th scope="row">{one.stage}</th>
                <td>
                  <select
                    className={styles.choice}
                    aria-label={`${one.stage}: ${words.is}`}
                    data-stage={one.stage}
                    value={chosen[keyOf(one)] ?? one.state ?? ''}
                    disabled={isWorking}
                    onChange={(event) => setChosen({ ...chosen, [keyOf(one)]: event.target.value })}
                  >
                    <option value="">{words.none}</option>
                    {states.map(({ id, name }) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                  </select>
                </td>
                <td>{one.pipeline ?? '–'}</td>
                <td>{one.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <SaveChange
        action="save-stages"
        label={words.save}
        isChanged={changed.length > 0}
        shown={shown}
        isWorking={isWorking}
        onSave={save}
      />
    </>
  );
}
