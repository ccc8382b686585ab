'use client';

import { useId, useState } from 'react';
import type { AliasField } from '../../lib/workspace/alias-fields.ts';
import styles from './imports.module.css';
import { SaveChange } from './save-change.tsx';
import { useChange } from './use-change.tsx';
import button from './wizard/wizard.module.css';

/** A spelling and the name it stands for. */
export type Joining = { readonly field: AliasField; readonly spelling: string; readonly name: string };

type Props = {
  /** Pairs that may be one, with how often each is met, in words. */
  readonly alike: readonly (Joining & { readonly text: string })[];
  readonly joined: readonly Joining[];
  readonly names: Readonly<Record<AliasField, readonly string[]>>;
  readonly words: Readonly<
    Record<'alike' | 'joined' | 'other' | 'spelling' | 'name' | 'add' | 'save' | 'field' | AliasField, string>
  >;
};

const keyOf = ({ field, spelling, name }: Joining) => JSON.stringify([field, spelling, name]);

/** Spellings that are one name: chosen from what looks alike or by hand, and taken apart again. */
export function JoinNames({ alike, joined, names, words }: Props) {
  const id = useId();
  const fields = Object.keys(names) as AliasField[];
  const { post, shown, isWorking } = useChange();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(joined.map(keyOf)));
  const [added, setAdded] = useState<readonly Joining[]>([]);
  const [own, setOwn] = useState<Joining>({ field: 'owner', spelling: '', name: '' });
  const before = new Set(joined.map(keyOf));
  const all = [...joined, ...alike, ...added];
  const changed = all.filter((one) => ticked.has(keyOf(one)) !== before.has(keyOf(one)));
  const tick = (one: Joining, isOn: boolean) =>
    setTicked(new Set(isOn ? [...ticked, keyOf(one)] : [...ticked].filter((key) => key !== keyOf(one))));
  const canAdd = own.spelling.trim() !== '' && own.name.trim() !== '' && own.spelling !== own.name;
  const add = () => {
    setAdded([...added, own]);
    tick(own, true);
    setOwn({ ...own, spelling: '', name: '' });
  };
  const save = () => {
    const aliases: Partial<Record<AliasField, Record<string, string | null>>> = {};
    for (const one of changed) {
      aliases[one.field] ??= {};
      aliases[one.field]![one.spelling] = ticked.has(keyOf(one)) ? one.name : null;
    }
    post('/api/v1/choices', { aliases });
  };
  const list = (title: string, some: readonly (Joining & { readonly text?: string })[]) =>
    some.length > 0 && (
      <fieldset className={styles.names} disabled={isWorking}>
        <legend>{title}</legend>
        {some.map((one) => (
          <label key={keyOf(one)}>
            <input
              type="checkbox"
              checked={ticked.has(keyOf(one))}
              onChange={(event) => tick(one, event.target.checked)}
            />
            <span className={styles.quiet}>{words[one.field]}</span>{' '}
            {one.text ?? `${one.spelling} → ${one.name}`}
          </label>
        ))}
      </fieldset>
    );
  return (
    <>
      {list(words.joined, [...joined, ...added])}
      {list(words.alike, alike)}
      <fieldset className={styles.join} disabled={isWorking}>
        <legend>{words.other}</legend>
        <label>
          {words.field}
          <select
            value={own.field}
            onChange={(event) => setOwn({ ...own, field: event.target.value as AliasField })}
          >
            {fields.map((field) => (
              <option key={field} value={field}>
                {words[field]}
              </option>
            ))}
          </select>
        </label>
        {(['spelling', 'name'] as const).map((part) => (
          <label key={part}>
            {words[part]}
            <input
              list={`${id}-${own.field}`}
              value={own[part]}
              name={part}
              onChange={(event) => setOwn({ ...own, [part]: event.target.value })}
            />
          </label>
        ))}
        {fields.map((field) => (
          <datalist key={field} id={`${id}-${field}`}>
            {names[field].map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        ))}
        <button type="button" className={button.secondary} disabled={!canAdd} onClick={add}>
          {words.add}
        </button>
      </fieldset>
      <SaveChange
        action="save-names"
        label={words.save}
        isChanged={changed.length > 0}
        shown={shown}
        isWorking={isWorking}
        onSave={save}
      />
    </>
  );
}
