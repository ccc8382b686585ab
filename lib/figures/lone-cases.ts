import type { DuckDBConnection } from '@duckdb/node-api';
import type { Scope } from '../scope.ts';
import type { SqlFile } from '../sql-file.ts';
import { literal } from '../sql-literal.ts';

/** A group of `group_by`: one value per dimension, null = the missing. */
export type Keys = readonly (string | null)[];

/** The condition that a row of the scoped views is of the group. */
export function isOfGroup(keys: Keys | null, alias = ''): string {
  const tests = (keys ?? []).map((key, at) => `${alias}key${at + 1} is not distinct from ${literal(key)}`);
  return tests.join(' and ') || 'true';
}

async function textOf(connection: DuckDBConnection, view: string): Promise<string> {
  const reader = await connection.runAndReadAll(
    'select sql from duckdb_views() where temporary and view_name = $view',
    { view },
  );
  const text = String(reader.getRows()[0]?.[0] ?? '');
  return text.slice(text.indexOf(' AS ') + 4).replace(/;\s*$/, '');
}

/**
 * Cuts `scoped_cases` and `scoped_visits` to one group and makes every case a group of its own: `key1` is its
 * `case_no`. A report's statement then gives its counts case by case, so that a figure and the list of what is
 * behind it are one definition. `owner` may stand for the case too, for what is grouped by owner alone.
 */
export async function isolateCases(
  connection: DuckDBConnection,
  scope: Scope,
  keys: Keys | null,
  replacesOwner = false,
): Promise<void> {
  await scope.useGroups(keys !== null);
  const cases = await textOf(connection, 'scoped_cases');
  const visits = (await textOf(connection, 'scoped_visits')).replaceAll(/\bscoped_cases\b/g, 'figure_cases');
  const alone = `case_no as key1, null::varchar as key2${replacesOwner ? ', case_no as owner' : ''}`;
  await connection.run(
    `create or replace temp view figure_cases as ${cases};
     create or replace temp view figure_visits as ${visits};
     create or replace temp view scoped_cases as
       select * replace (${alone}) from figure_cases where ${isOfGroup(keys)};
     create or replace temp view scoped_visits as
       select * replace (case_no as key1, null::varchar as key2) from figure_visits where ${isOfGroup(keys)}`,
  );
}

/**
 * A statement as groups of the scope: one that counts over the whole scope is grouped by `key1`. Without the order of
 * its rows, which would keep the database from leaving out the columns that nobody reads.
 */
export function byGroup(file: SqlFile): SqlFile {
  const text = file.text.replace(/\norder by [^\n]+\s*$/, '\n');
  if (/\bkey1\b/.test(text)) return { ...file, text };
  const start = text.search(/^select\b/m) + 'select'.length;
  return { ...file, text: `${text.slice(0, start)} key1, ${text.slice(start)}\ngroup by key1` };
}
