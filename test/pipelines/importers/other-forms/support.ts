import { expect } from 'vitest';
import { ingest, type Loaded } from '../../ingest/support.ts';

export const json = (value: unknown): string => JSON.stringify(value, null, 1);

/** Lines of a table: the header first. */
export const csv = (...lines: string[]): string => `${lines.join('\r\n')}\r\n`;

export type Read = {
  readonly loaded: Loaded;
  /** What each file was taken for: `crm: form` by its name. */
  readonly forms: Record<string, string>;
  deals(...columns: string[]): Promise<unknown[][]>;
  history(): Promise<unknown[][]>;
  changes(): Promise<unknown[][]>;
  values(sql: string): Promise<unknown[][]>;
};

/** Reads an export as an import does, without a loss, and asks its canonical rows. */
export async function read(files: Record<string, string>): Promise<Read> {
  const loaded = await ingest(files, { timezone: 'Europe/Moscow' });
  expect(loaded.landing.skipped).toEqual([]);
  expect(loaded.report.files.filter((file) => file.rejected > 0)).toEqual([]);
  expect(await loaded.rows('select * from raw.issues')).toEqual([]);
  const values = async (sql: string) => (await loaded.rows(sql)).map((row) => Object.values(row));
  return {
    loaded,
    values,
    forms: Object.fromEntries(
      loaded.landing.files.map((file) => [file.name, `${file.crm}: ${'form' in file ? file.form : ''}`]),
    ),
    deals: (...columns) =>
      values(`select deal_id, ${columns.join(', ')} from raw.deals where not is_duplicate order by deal_id`),
    history: () =>
      values(
        'select deal_id, stage, from_stage, entered_at from raw.stage_history where not is_duplicate and deal_id is not null order by deal_id, entered_at, seq',
      ),
    changes: () =>
      values(
        'select deal_id, field, old_value, new_value, changed_at from raw.field_history order by deal_id, field, changed_at',
      ),
  };
}
