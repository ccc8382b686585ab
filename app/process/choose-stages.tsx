'use client';

import { useState } from 'react';
import { SaveChange } from '../imports/save-change.tsx';
import { type PlacedStage, StageTable, type StageWords, stageKey } from '../imports/stage-table.tsx';
import { useChange } from '../imports/use-change.tsx';

type Props = {
  readonly process: string;
  readonly stages: readonly PlacedStage[];
  readonly states: readonly { readonly id: string; readonly name: string }[];
  readonly words: StageWords & Readonly<Record<'save', string>>;
};

/** Stages that no definition knows: a person says once what each is. */
export function ChooseStages({ process, stages, states, words }: Props) {
  const [chosen, setChosen] = useState<Readonly<Record<string, string | null>>>({});
  const { post, shown, isWorking } = useChange();
  const now = stages.map((one) => {
    const said = chosen[stageKey(one)];
    return said === undefined ? one : { ...one, state: said };
  });
  const changed = now.filter(({ state }, index) => state !== stages[index]!.state);
  const save = () =>
    post('/api/v1/choices', {
      stages: changed.map(({ pipeline, stage, state }) => ({ process, pipeline, stage, state })),
    });
  return (
    <>
      <StageTable
        stages={now}
        states={states}
        words={words}
        isDisabled={isWorking}
        onChoose={(one, state) => setChosen({ ...chosen, [stageKey(one)]: state })}
      />
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
