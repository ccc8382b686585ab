'use client';

import table from '../../ui/plain-table.module.css';
import type { Found, ProcessChoice } from './types.ts';
import styles from './wizard.module.css';
import { useWords } from './words-context.tsx';

/** How the CRMs write their own names. */
const crmNames: Readonly<Record<string, string>> = {
  amocrm: 'amoCRM',
  bitrix24: 'Bitrix24',
  creatio: 'Creatio',
  dynamics: 'Dynamics 365',
  espocrm: 'EspoCRM',
  hubspot: 'HubSpot',
  megaplan: 'Megaplan',
  odoo: 'Odoo',
  pipedrive: 'Pipedrive',
  salesforce: 'Salesforce',
  suitecrm: 'SuiteCRM',
  zoho: 'Zoho CRM',
};

const counts = ['read', 'loaded', 'rejected', 'duplicates'] as const;

/** The files of this import: what each is, and what became of its rows. */
export function FilesTable({ files }: { files: Found['files'] }) {
  const { w, f } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="wide" aria-label={w('wizard.table')} tabIndex={0}>
      <table className={table.table}>
        <caption className="visually-hidden">{w('wizard.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{w('column.file')}</th>
            <th scope="col">{w('column.kind')}</th>
            {counts.map((name) => (
              <th key={name} scope="col" className={table.numeric}>
                {w(`column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={`${file.file} ${file.kind}`} data-file={file.file} data-kind={file.kind}>
              <th scope="row">{file.file}</th>
              <td>
                {w(`kind.${file.kind}`)}
                {crmNames[file.crm] && <span className={styles.quiet}> · {crmNames[file.crm]}</span>}
              </td>
              {counts.map((name) => (
                <td
                  key={name}
                  className={`${table.numeric} ${name === 'rejected' && file[name] > 0 ? styles.warning : ''}`}
                >
                  {f.count(file[name])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type ProcessesProps = { readonly found: Found; readonly processes: readonly ProcessChoice[] };

/** By which processes the cases will be judged, and the CRM pipelines of each. */
export function ProcessList({ found, processes }: ProcessesProps) {
  const { w, f } = useWords();
  const nameOf = (id: string) =>
    processes.flatMap(({ parts }) => parts).find((part) => part.id === id)?.name ?? id;
  return (
    <ul className={styles.notes}>
      {found.processes.map(({ id, entity, inferred, pipelines, cases }) => {
        const named = pipelines.filter((one) => one !== null).join(', ');
        const count = w(`wizard.found.${entity}`, { n: f.count(cases) });
        const from = inferred
          ? w('wizard.process.made')
          : named && w('wizard.process.pipelines', { pipelines: named });
        return (
          <li key={id} data-process={id}>
            <strong>{inferred ? named || w(`kind.${entity}s`) : nameOf(id)}</strong>
            {[count, from].filter(Boolean).map((text) => ` · ${text}`)}
          </li>
        );
      })}
    </ul>
  );
}
