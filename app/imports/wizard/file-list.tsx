'use client';

import { useEffect, useState } from 'react';
import { isTable, isWorkbook, type Peek, type PeekOptions, peek } from './peek.ts';
import { sizeText } from './size-text.ts';
import type { Chosen } from './types.ts';
import styles from './wizard.module.css';
import { useWords } from './words-context.tsx';

const shownAtOnce = 30;
const delimiterNames: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab' };

function Seen({ path, seen }: { path: string; seen: Peek }) {
  const { w } = useWords();
  const sign = delimiterNames[seen.delimiter];
  return (
    <>
      <p className={styles.quiet} data-form>
        {w('wizard.peek.form', {
          encoding: seen.encoding.replace(/^(utf|koi|ibm)/, (name) => name.toUpperCase()),
          delimiter: sign ? w(`wizard.delimiter.${sign}`) : seen.delimiter,
        })}
      </p>
      <PeekTable path={path} seen={seen} />
    </>
  );
}

function PeekTable({ path, seen }: { path: string; seen: Peek }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="wide" aria-label={path} tabIndex={0}>
      <table className={styles.peek}>
        <thead>
          <tr>
            {seen.headers.map((header, column) => (
              <th key={column} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {seen.rows.map((row, line) => (
            <tr key={line}>
              {row.map((cell, column) => (
                <td key={column}>{cell.length > 60 ? `${cell.slice(0, 60)}…` : cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type RowProps = {
  readonly chosen: Chosen;
  readonly reading: PeekOptions;
  readonly onRemove: () => void;
};

function FileRow({ chosen, reading, onRemove }: RowProps) {
  const { w, f } = useWords();
  const [seen, setSeen] = useState<Peek | null | 'not yet'>('not yet');
  const { file, path } = chosen;
  const { encoding, delimiter } = reading;
  useEffect(() => {
    if (!isTable(path)) return setSeen(null);
    let isGone = false;
    peek(file, { encoding, delimiter })
      .catch(() => null)
      .then((found) => isGone || setSeen(found));
    return () => {
      isGone = true;
    };
  }, [file, path, encoding, delimiter]);
  const headers = seen !== null && seen !== 'not yet' ? seen.headers : [];
  return (
    <li className={styles.file} data-file={path}>
      <div className={styles.fileHead}>
        <strong>{path}</strong>
        <span className={styles.quiet}>{sizeText(file.size, f, w)}</span>
        <button
          type="button"
          className={styles.cross}
          aria-label={w('wizard.remove', { file: path })}
          onClick={onRemove}
        >
          ×
        </button>
      </div>
      {isWorkbook(path) && <p className={styles.quiet}>{w('wizard.workbook')}</p>}
      {headers.length > 0 ? (
        <details>
          <summary title={w('wizard.peek')}>{headers.slice(0, 12).join(' · ')}</summary>
          <Seen path={path} seen={seen as Peek} />
        </details>
      ) : (
        seen === null && !isWorkbook(path) && <p className={styles.quiet}>{w('wizard.no_peek')}</p>
      )}
    </li>
  );
}

type Props = {
  readonly files: readonly Chosen[];
  readonly reading: PeekOptions;
  readonly onChange: (files: Chosen[]) => void;
};

/** The files that were chosen, each with its columns and first rows. */
export function FileList({ files, reading, onChange }: Props) {
  const { w, f } = useWords();
  const size = files.reduce((sum, { file }) => sum + file.size, 0);
  const rest = files.length - shownAtOnce;
  return (
    <>
      <p className={styles.total}>
        {w('wizard.chosen', { n: f.count(files.length), size: sizeText(size, f, w) })}{' '}
        <button type="button" data-do="clear" className={styles.link} onClick={() => onChange([])}>
          {w('wizard.clear')}
        </button>
      </p>
      <ul className={styles.files}>
        {files.slice(0, shownAtOnce).map((one) => (
          <FileRow
            key={one.path}
            chosen={one}
            reading={reading}
            onRemove={() => onChange(files.filter(({ path }) => path !== one.path))}
          />
        ))}
      </ul>
      {rest > 0 && <p className={styles.quiet}>{w('wizard.more_files', { n: f.count(rest) })}</p>}
    </>
  );
}
