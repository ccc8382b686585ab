'use client';

import Form from 'next/form';
import { useState } from 'react';
import styles from './conformance.module.css';

type Props = {
  readonly label: string;
  /** What the slider says of each of its values, by per cent. */
  readonly values: Readonly<Record<number, string>>;
  readonly apply: string;
  /** Per cent of the moves. */
  readonly chosen: number;
  /** The rest of the address. */
  readonly kept: readonly (readonly [string, string])[];
};

/** How much of the map is drawn: a slider that stands in the address. */
export function MapDetail({ label, values, apply, chosen, kept }: Props) {
  const [value, setValue] = useState(chosen);
  return (
    <Form action="/conformance#map" scroll={false} className={styles.detail}>
      {kept.map(([name, text], at) => (
        <input key={`${name}-${at}`} type="hidden" name={name} value={text} />
      ))}
      <label>
        {label}{' '}
        <input
          type="range"
          name="view.detail"
          min={50}
          max={100}
          step={5}
          value={value}
          aria-valuetext={values[value]}
          onChange={(event) => setValue(Number(event.target.value))}
          onPointerUp={(event) => event.currentTarget.form?.requestSubmit()}
        />
      </label>
      <output>{values[value]}</output>
      <button type="submit">{apply}</button>
    </Form>
  );
}
