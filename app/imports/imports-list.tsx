import type { Answers } from '../../lib/answers.ts';
import type { Formatter } from '../../lib/format.ts';
import type { Reader } from '../server/reader.ts';
import { address } from '../ui/address.ts';
import table from '../ui/plain-table.module.css';
import { ChangeButton } from './change-button.tsx';
import { FileMoney } from './file-money.tsx';
import type { ImportEntry } from './history.ts';
import styles from './imports.module.css';

type Who = Pick<Reader, 't' | 'find'> & { readonly f: Formatter };

/** Files that are in the figures, with the money of their rows. */
type Loaded = Answers['quality']['files'];

const counts = ['read', 'loaded', 'rejected', 'duplicates'] as const;

function Files({ who, entry, loaded }: { who: Who; entry: ImportEntry; loaded: Loaded }) {
  const { t, f, find } = who;
  const amountsOf = (file: string, kind: string) =>
    loaded.find((one) => one.import === entry.id && one.file === file && one.kind === kind)?.amounts ?? [];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="wide" aria-label={t('imports.files_of', { id: entry.id })} tabIndex={0}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('column.file')}</th>
            <th scope="col">{t('column.kind')}</th>
            {counts.map((name) => (
              <th key={name} scope="col" className={table.numeric}>
                {t(`column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entry.files.map((file) => (
            <tr key={`${file.file} ${file.kind}`}>
              <th scope="row">{file.file}</th>
              <td>{file.kind ? (find(`kind.${file.kind}`) ?? file.kind) : t('none')}</td>
              {counts.map((name) => (
                <td key={name} className={table.numeric}>
                  {name === 'rejected' && file.rejected ? (
                    <a
                      href={`${address('/imports', new URLSearchParams({ 'view.import': entry.id }))}#rejects`}
                    >
                      {f.count(file.rejected)}
                    </a>
                  ) : (
                    f.count(file[name])
                  )}
                  <FileMoney f={f} part={name} amounts={amountsOf(file.file, file.kind ?? '')} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type Props = {
  readonly who: Who;
  readonly entry: ImportEntry;
  readonly loaded: Loaded;
  /** No other import is in the figures: without this one there is nothing to show. */
  readonly isLast: boolean;
};

/** One import: when it came, its files with what became of their rows, and the way out of the figures or back. */
export function ImportItem({ who, entry, loaded, isLast }: Props) {
  const { t, f } = who;
  const read = entry.files.reduce((sum, file) => sum + (file.read ?? 0), 0);
  return (
    <li className={styles.entry} data-import={entry.id} data-state={entry.state}>
      <div className={styles.entryHead}>
        <h3>
          {f.instant(entry.imported_at)}
          {!entry.active && <span className={styles.tag}>{t('imports.removed')}</span>}
        </h3>
        {entry.active ? (
          <ChangeButton
            url={`/api/v1/imports/${entry.id}`}
            action="remove"
            label={t('imports.remove')}
            confirm={{
              title: t('imports.remove.title', { at: f.instant(entry.imported_at) }),
              text: t(isLast ? 'imports.remove.last' : 'imports.remove.what'),
            }}
          />
        ) : (
          <ChangeButton url={`/api/v1/imports/${entry.id}`} action="restore" label={t('imports.restore')} />
        )}
      </div>
      <p className={styles.quiet}>
        {entry.exported_at
          ? t('imports.exported_at', { at: f.instant(entry.exported_at) })
          : t('imports.exported_unknown')}{' '}
        · {t('count.files', { n: entry.files.length })} · {t('count.rows', { n: read })}
        {entry.rejected ? ` · ${t('imports.rejected_rows', { n: entry.rejected })}` : ''}
      </p>
      <details>
        <summary>{t('imports.files')}</summary>
        <Files who={who} entry={entry} loaded={loaded} />
        <p className={styles.id}>{entry.id}</p>
      </details>
    </li>
  );
}

type ListProps = Pick<Props, 'who' | 'loaded'> & { readonly imports: readonly ImportEntry[] };

/** Imports, the latest first. */
export function ImportsList({ who, imports, loaded }: ListProps) {
  const active = imports.filter(({ active }) => active);
  return (
    <ul className={styles.entries}>
      {imports.map((entry) => (
        <ImportItem key={entry.id} who={who} entry={entry} loaded={loaded} isLast={active.length === 1} />
      ))}
    </ul>
  );
}
