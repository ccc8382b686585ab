'use client';

import { useEffect, useState } from 'react';
import { isTable, isWorkbook, type Peek, peek } from './peek.ts';
import { sizeText } from './size-text.ts';
import type { Chosen } from './types.ts';
import styles from './wizard.module.css';
import { useWords } from './words-context.tsx';

const shownAtOnce = 30;

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

function FileRow({ chosen, onRemove }: { chosen: Chosen; onRemove: () => void }) {
  const { w, f } = useWords();
  const [seen, setSeen] = useState<Peek | null | 'not yet'>('not yet');
  const { file, path } = chosen;
  useEffect(() => {
    if (!isTable(path)) return setSeen(null);
    let isGone = false;
    peek(file)
      .catch(() => null)
      .then((found) => isGone || setSeen(found));
    return () => {
      isGone = true;
    };
  }, [file, path]);
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
          <PeekTable path={path} seen={seen as Peek} />
        </details>
      ) : (
        seen === null && !isWorkbook(path) && <p className={styles.quiet}>{w('wizard.no_peek')}</p>
      )}
    </li>
  );
}

type Props = { readonly files: readonly Chosen[]; readonly onChange: (files: Chosen[]) => void };

/** The files that were chosen, each with its columns and first rows. */
export function FileList({ files, onChange }: Props) {
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
            onRemove={() => onChange(files.filter(({ path }) => path !== one.path))}
          />
        ))}
      </ul>
      {rest > 0 && <p className={styles.quiet}>{w('wizard.more_files', { n: f.count(rest) })}</p>}
    </>
  );
}
