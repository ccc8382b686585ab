'use client';

import { type ReactNode, useEffect, useId, useState } from 'react';
import type { Options, ProcessChoice } from './types.ts';
import styles from './wizard.module.css';
import { useWords } from './words-context.tsx';

type Props = {
  readonly options: Options;
  /** What the last check took, shown where nothing is chosen. */
  readonly taken: { readonly timezone: string; readonly base_currency: string };
  readonly processes: readonly ProcessChoice[];
  /** Open at once: the files were not recognised without help. */
  readonly isOpen?: boolean;
  readonly onChange: (options: Options) => void;
};

/** The zone of the reader's machine; an empty text where the browser does not tell. */
export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';
}

/** One option: its name, the control, and a line that says what it is for. */
function Field({ name, children }: { name: string; children: (id: string, hint: string) => ReactNode }) {
  const { w } = useWords();
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{w(`wizard.option.${name}`)}</label>
      {children(id, `${id}-hint`)}
      <small id={`${id}-hint`}>{w(`wizard.option.${name}.hint`)}</small>
    </div>
  );
}

type Choice = 'dates' | 'decimal' | 'encoding' | 'delimiter';
const encodings = [
  'UTF-8',
  'Windows-1251',
  'Windows-1252',
  'KOI8-R',
  'IBM866',
  'Macintosh',
  'UTF-16LE',
  'UTF-16BE',
];

/** How the files are to be read: zone, currency, day of the export, process; the rest on demand. */
export function OptionsForm({ options, taken, processes, isOpen = false, onChange }: Props) {
  const { w, has } = useWords();
  const [zones, setZones] = useState<readonly string[]>([]);
  const zoneList = useId();
  useEffect(() => setZones(Intl.supportedValuesOf?.('timeZone') ?? []), []);
  const set = (change: Partial<Options>) => onChange({ ...options, ...change });
  const choice = (name: Choice, values: readonly (readonly [string, string])[]) => (
    <Field name={name}>
      {(id, hint) => (
        <select
          id={id}
          aria-describedby={hint}
          value={options[name]}
          onChange={(event) => set({ [name]: event.target.value })}
        >
          <option value="">{w('wizard.option.from_data')}</option>
          {values.map(([value, label]) => (
            <option key={value} value={value}>
              {has(label) ? w(label) : label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  return (
    <details className={styles.options} open={isOpen || undefined} data-options>
      <summary>{w('wizard.options')}</summary>
      <div className={styles.fields}>
        <Field name="timezone">
          {(id, hint) => (
            <>
              <input
                id={id}
                list={zoneList}
                aria-describedby={hint}
                placeholder={taken.timezone}
                value={options.timezone}
                onChange={(event) => set({ timezone: event.target.value })}
              />
              <datalist id={zoneList}>
                {zones.map((zone) => (
                  <option key={zone} value={zone} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Field name="base_currency">
          {(id, hint) => (
            <input
              id={id}
              aria-describedby={hint}
              maxLength={3}
              placeholder={taken.base_currency}
              value={options.base_currency}
              onChange={(event) => set({ base_currency: event.target.value.toUpperCase() })}
            />
          )}
        </Field>
        <Field name="exported_at">
          {(id, hint) => (
            <input
              id={id}
              type="date"
              aria-describedby={hint}
              value={options.exported_at}
              onChange={(event) => set({ exported_at: event.target.value })}
            />
          )}
        </Field>
        <Field name="process">
          {(id, hint) => (
            <select
              id={id}
              aria-describedby={hint}
              value={options.processFile ? ' file' : (options.process[0] ?? '')}
              onChange={({ target }) =>
                set({ process: target.value ? [target.value] : [], processFile: null })
              }
            >
              <option value="">{w('wizard.option.as_before')}</option>
              {processes.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
              {options.processFile && <option value=" file">{options.processFile.name}</option>}
            </select>
          )}
        </Field>
      </div>
      <details open={isOpen || undefined}>
        <summary>{w('wizard.more_options')}</summary>
        <div className={styles.fields}>
          {choice('dates', [
            ['DMY', 'wizard.dates.DMY'],
            ['MDY', 'wizard.dates.MDY'],
            ['YMD', 'wizard.dates.YMD'],
          ])}
          {choice('decimal', [
            [',', 'wizard.decimal.comma'],
            ['.', 'wizard.decimal.point'],
          ])}
          {choice(
            'encoding',
            encodings.map((name) => [name.toLowerCase(), name] as const),
          )}
          {choice('delimiter', [
            [',', 'wizard.delimiter.comma'],
            [';', 'wizard.delimiter.semicolon'],
            ['tab', 'wizard.delimiter.tab'],
          ])}
          <div className={styles.field}>
            <label>
              {w('wizard.option.own_definition')}
              <input
                type="file"
                accept=".yaml,.yml,.json"
                onChange={({ target }) => set({ process: [], processFile: target.files?.[0] ?? null })}
              />
            </label>
          </div>
          <Field name="mapping">
            {(id, hint) => (
              <input
                id={id}
                type="file"
                accept=".yaml,.yml"
                aria-describedby={hint}
                onChange={({ target }) => set({ mappingFile: target.files?.[0] ?? null })}
              />
            )}
          </Field>
        </div>
      </details>
    </details>
  );
}
