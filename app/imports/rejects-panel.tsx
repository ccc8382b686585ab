import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import type { voronka } from '../server/voronka.ts';
import { address } from '../ui/address.ts';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyNote, ErrorNote } from '../ui/panel.tsx';
import styles from './imports.module.css';
import { RejectedFiles } from './rejected-files.tsx';
import { Section } from './section.tsx';

type Rejects = Awaited<ReturnType<Awaited<ReturnType<typeof voronka>>['rejects']>>;

export const rejectsPerPage = 50;

/** Which page of the refused rows an address asks for; what is no number is the first. */
export function rejectsAsked(params: URLSearchParams): URLSearchParams {
  const from = params.get('view.rejects') ?? '';
  const asked = new URLSearchParams({
    limit: String(rejectsPerPage),
    offset: /^\d{1,9}$/.test(from) ? from : '0',
  });
  const only = params.get('view.import');
  if (only) asked.set('import', only);
  return asked;
}

/** Refused rows, a page at a time: where each stands in its file and why it was refused. */
export function RejectsPanel({ page, answer }: { page: Page; answer: Loaded<Rejects> }) {
  const { t, f, find, params } = page;
  const asked = rejectsAsked(params);
  const [offset, only] = [Number(asked.get('offset')), asked.get('import')];
  const to = (change: Record<string, number | null>) => `${address('/imports', params, change)}#rejects`;
  const title = t('imports.rejects.title');
  if (!answer.ok)
    return (
      <Section id="rejects" title={title}>
        <ErrorNote page={page} error={answer.error} />
      </Section>
    );
  const { total, rows, files, build } = answer.value;
  const csv = address('/api/v1/rejects', new URLSearchParams(only ? { import: only } : {}), {
    format: 'csv',
  });
  const last = Math.min(offset + rows.length, total);
  return (
    <Section
      id="rejects"
      title={title}
      lead={t('imports.rejects.lead')}
      tools={total > 0 && <a href={csv}>CSV</a>}
      foot={
        <>
          <span>{t('count.rows', { n: total })}</span>
          {only && <a href={to({ 'view.import': null, 'view.rejects': null })}>{t('imports.rejects.all')}</a>}
          <span>{t('panel.build', { build })}</span>
        </>
      }
    >
      {rows.length === 0 ? (
        <EmptyNote>{t(total === 0 ? 'imports.rejects.none' : 'imports.rejects.past')}</EmptyNote>
      ) : (
        <DataTable
          caption={title}
          columns={[
            { id: 'file', label: t('column.file') },
            { id: 'line', label: t('column.line'), numeric: true },
            { id: 'column', label: t('column.column') },
            { id: 'value', label: t('column.value') },
            { id: 'reason', label: t('column.reason') },
          ]}
          rows={rows.map((row, index) => ({
            id: String(offset + index),
            cells: {
              file: { value: row.file, text: row.file },
              line: {
                value: row.line,
                text: f.count(row.line),
                title: find(`line_kind.${row.line_kind}`, { line: row.line ?? 0 }) ?? undefined,
              },
              column: { value: row.column, text: row.column ?? t('none') },
              value: { value: row.value, text: row.value === null ? t('none') : shorten(row.value) },
              reason: { value: row.reason, text: find(`reject.${row.reason}`) ?? row.reason },
            },
          }))}
          labels={{ sort: t('panel.sort') }}
        />
      )}
      <RejectedFiles page={page} files={files} />
      {total > rejectsPerPage && (
        <nav className={styles.pages} aria-label={t('imports.rejects.pages')}>
          {offset > 0 && (
            <a href={to({ 'view.rejects': Math.max(0, offset - rejectsPerPage) || null })}>
              ← {t('imports.rejects.before')}
            </a>
          )}
          <span>
            {t('imports.rejects.range', { from: Math.min(offset + 1, total), to: last, of: total })}
          </span>
          {last < total && (
            <a href={to({ 'view.rejects': offset + rejectsPerPage })}>{t('imports.rejects.after')} →</a>
          )}
        </nav>
      )}
    </Section>
  );
}

const shorten = (text: string) => (text.length > 120 ? `${text.slice(0, 120)}…` : text);
