import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { endOf, lineReader, type Step } from '../../app/imports/lines.ts';
import { choicesOf, formOf, mappingOf, together } from '../../app/imports/wizard/form.ts';
import { nearestKind, refusalNote, warningNote } from '../../app/imports/wizard/notes.ts';
import { encodingOf, peek } from '../../app/imports/wizard/peek.ts';
import { firstChoice, lackedColumns, withColumn } from '../../app/imports/wizard/table-choice.ts';
import { type Found, noOptions } from '../../app/imports/wizard/types.ts';
import { advance, atFirst, isNothingNew, type State } from '../../app/imports/wizard/wizard-state.ts';
import { wizardKeys, wizardWords } from '../../app/imports/wizard/words.ts';
import { languages, translator } from '../../lib/messages.ts';
import { noQuestions } from '../../lib/schema/questions.ts';
import { projectRoot } from '../support/run-cli.ts';

const file = (name: string, text = 'a') => new File([text], name);
const found: Found = {
  import: 'I1',
  build: null,
  published: false,
  as_of: '2026-09-30T15:00:00Z',
  timezone: 'UTC',
  base_currency: 'RUB',
  processes: [],
  files: [],
  skipped: [],
  questions: noQuestions,
  rejected: 0,
  warnings: [],
};

test('lines are taken as they become whole; what is cut off waits for its end', () => {
  const read = lineReader();
  expect(read('{"a":1}\n{"b"', false)).toEqual([{ a: 1 }]);
  expect(read('{"a":1}\n{"b":2}', false)).toEqual([]);
  expect(read('{"a":1}\n{"b":2}', true)).toEqual([{ b: 2 }]);
});

test('steps go to the progress; the last line that is none is the answer or the failure', () => {
  const steps: Step[] = [];
  const step = { phase: 'load', done: 1, total: 8 };
  const tell = (one: Step) => steps.push(one);
  expect(endOf([step], tell)).toBeNull();
  expect(endOf([step, { import: 'I1' }], tell)).toEqual({ ok: true, value: { import: 'I1' } });
  const error = { code: 'busy', message: 'Another import runs.' };
  expect(endOf([{ error }], tell)).toEqual({ ok: false, failure: error });
  expect(steps).toEqual([step, step]);
});

test('the form holds the files with their paths and only the options that were chosen', () => {
  const options = { ...noOptions, timezone: ' Europe/Moscow ', dates: 'DMY', process: ['guide'] };
  const form = formOf([{ file: file('deals.csv'), path: 'crm/deals.csv' }], options, true);
  expect([...form.keys()]).toEqual(['dry_run', 'timezone', 'dates', 'process', 'files']);
  expect(form.get('timezone')).toBe('Europe/Moscow');
  expect((form.get('files') as File).name).toBe('crm/deals.csv');
  expect([...formOf([], noOptions, false).keys()]).toEqual([]);
});

test('a file chosen again under the same path takes the place of the former', () => {
  const [old, other, mended] = [file('a.csv', '1'), file('b.csv'), file('a.csv', '22')];
  const all = together(
    [
      { file: other, path: 'b.csv' },
      { file: old, path: 'a.csv' },
    ],
    [{ file: mended, path: 'a.csv' }],
  );
  expect(all.map(({ path }) => path)).toEqual(['a.csv', 'b.csv']);
  expect(all[0]?.file).toBe(mended);
});

test('check, then import, then the end; a stop after the check goes back to what was recognised', () => {
  const checking = advance(atFirst, { type: 'begin', work: 'check' });
  const checked = advance(checking, { type: 'ended', ended: { ok: true, value: found } });
  expect(checked).toEqual({ at: 'checked', found, stopped: false });
  const importing = advance(checked, { type: 'begin', work: 'import' });
  expect(advance(importing, { type: 'ended', ended: { ok: false, failure: null } })).toEqual({
    at: 'checked',
    found,
    stopped: true,
  });
  expect(advance(importing, { type: 'ended', ended: { ok: true, value: found } }).at).toBe('done');
  expect(advance(checking, { type: 'ended', ended: { ok: false, failure: null } })).toEqual({
    at: 'choose',
    stopped: true,
  });
});

test('back from a failed import is what was recognised; back from a failed check is the files', () => {
  const failure = { code: 'busy', message: 'Another import runs.' };
  const failed = (work: 'check' | 'import', what: Found | null): State => ({
    at: 'failed',
    work,
    failure,
    found: what,
  });
  expect(advance(failed('import', found), { type: 'back' }).at).toBe('checked');
  expect(advance(failed('check', found), { type: 'back' }).at).toBe('choose');
});

test('a step or an end that comes too late changes nothing', () => {
  const step = { phase: 'load', done: 1, total: 2 };
  expect(advance(atFirst, { type: 'step', step })).toBe(atFirst);
  expect(advance(atFirst, { type: 'ended', ended: { ok: true, value: found } })).toBe(atFirst);
});

test('the same files again hold nothing new; a changed setting makes them worth an import', () => {
  expect(isNothingNew({ ...found, import: null, published: true })).toBe(true);
  expect(isNothingNew({ ...found, import: null, published: false })).toBe(false);
});

test('the top of a table is read in UTF-8, Windows-1251 and UTF-16, quotes and semicolons understood', async () => {
  const asked = { encoding: '', delimiter: '' };
  expect(encodingOf(new Uint8Array([0xdd, 0xf2, 0xe0, 0xef]))).toBe('windows-1251');
  expect(encodingOf(new Uint8Array([0xff, 0xfe, 0x2d, 0x04]))).toBe('utf-16le');
  // The last character is cut off in the middle.
  expect(encodingOf(new TextEncoder().encode('Этап').slice(0, 7))).toBe('utf-8');
  expect(await peek(file('d.csv', 'id;"a;b"\n1;"x\ny"\n2;z\n'), asked)).toEqual({
    headers: ['id', 'a;b'],
    rows: [
      ['1', 'x\ny'],
      ['2', 'z'],
    ],
    encoding: 'utf-8',
    delimiter: ';',
  });
  expect(await peek(file('d.csv', 'a\0b'), asked)).toBeNull();
});

test('an encoding and a delimiter that were chosen are taken', async () => {
  // Этап in code page 866.
  const old = new File([new Uint8Array([0x9d, 0xe2, 0xa0, 0xaf])], 'd.csv');
  expect((await peek(old, { encoding: 'ibm866', delimiter: '' }))?.headers).toEqual(['Этап']);
  const both = await peek(file('d.csv', 'a;b,c\n1;2,3\n'), { encoding: '', delimiter: ',' });
  expect(both).toMatchObject({ headers: ['a;b', 'c'], delimiter: ',' });
  const tabs = await peek(file('d.csv', 'a\tb;c\n'), { encoding: '', delimiter: 'tab' });
  expect(tabs?.headers).toEqual(['a', 'b;c']);
});

test('what was said of tables, stages and names goes along as a mapping and choices', () => {
  expect(mappingOf({})).toBeNull();
  expect(
    mappingOf({
      'crm/deals.csv': { kind: 'deals', columns: { No: 'deal_id', Sum: 'amount' } },
      'book.xlsx/Deals 2026': { kind: 'leads', columns: { No: 'lead_id' } },
    }),
  ).toEqual({
    files: [
      { match: 'crm/deals.csv', kind: 'deals', columns: { deal_id: 'No', amount: 'Sum' } },
      { match: 'book.xlsx', sheet: 'Deals 2026', kind: 'leads', columns: { lead_id: 'No' } },
    ],
  });
  expect(choicesOf({ stages: [], names: [] })).toBeNull();
  expect(
    choicesOf({
      stages: [{ process: 'p', pipeline: null, stage: 'On hold', n: 3, state: 'wait' }],
      names: [{ field: 'owner', spelling: 'A. Smith', name: 'Anna Smith' }],
    }),
  ).toEqual({
    stages: [{ process: 'p', pipeline: null, stage: 'On hold', state: 'wait' }],
    aliases: { owner: { 'A. Smith': 'Anna Smith' } },
  });
});

test('a form about a table begins with what is read or likely, and says what is needed yet', () => {
  const seen = {
    file: 'a.csv',
    kind: null,
    likely: 'deals',
    columns: ['No', 'Agent', 'Sum'].map((name) => ({ name, canonical: null, samples: [] })),
    suggested: { deals: { No: 'deal_id', Agent: 'owner', Sum: 'amount' }, users: { Agent: 'user' } },
  };
  expect(firstChoice(seen)).toEqual({ kind: 'deals', columns: seen.suggested.deals });
  // One likely column is no suggestion.
  expect(firstChoice({ ...seen, likely: 'users' })).toEqual({ kind: '', columns: {} });
  const read = { ...seen, kind: 'users', columns: [{ name: 'Agent', canonical: 'user', samples: [] }] };
  expect(firstChoice(read)).toEqual({ kind: 'users', columns: { Agent: 'user' } });
  const choice = { kind: 'stage_history', columns: { When: 'entered_at', Was: 'stage' } };
  expect(lackedColumns(choice)).toEqual([['deal_id', 'lead_id']]);
  // A column is of one header only.
  const moved = withColumn(choice, 'Is', 'stage');
  expect(moved.columns).toEqual({ When: 'entered_at', Is: 'stage' });
  expect(lackedColumns(withColumn(moved, 'Is', ''))).toEqual([['stage'], ['deal_id', 'lead_id']]);
});

test('sentences of the import are taken apart; one that is not known stays as it is', () => {
  expect(warningNote('a b.csv was read as Windows-1251.')).toEqual({
    id: 'windows_1251',
    values: { file: 'a b.csv' },
  });
  const fit =
    'The stages of Sales: new fit the built-in process guide-deal: --process guide-deal would judge by it.';
  expect(warningNote(fit)).toEqual({
    id: 'suggested',
    values: { pipeline: 'Sales: new', process: 'guide-deal' },
  });
  expect(warningNote('Something new.')).toBeNull();
  expect(refusalNote('it lacks deal_id, stage')).toEqual({
    id: 'lacks',
    values: { columns: 'deal_id, stage' },
  });
  expect(nearestKind('deals (missing: deal_id)')).toEqual({ kind: 'deals', missing: 'deal_id' });
  expect(nearestKind(null)).toBeNull();
});

const sourcesIn = (folder: string) =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(projectRoot, folder, name), 'utf8'));

test('the sentences that are taken apart are those that the import says', () => {
  const said = sourcesIn('pipelines').join('\n');
  for (const words of [
    'has a header but no rows.',
    'was read as Windows-1251.',
    'is in the build already, byte for byte; it was not read again.',
    'tells when it was exported; its own moment is taken.',
    'of these imports.',
    ' is about contracts: ',
    'fit the built-in process ',
    'is claimed by ',
    'its columns fit no kind of file',
    'equally well',
    'it lacks ',
    'the file is empty',
    'the file holds no records',
    'the archive is empty',
    'a workbook or an archive inside; save the tables as CSV',
    'the export carries only the present stage of each card; its history comes from ',
    'Lost ones are in it only where archived records were shown.',
    'a business process flow knows the times of the first and the present stage only; ',
    'this answer carries only the present status of each deal and does not say which ',
    'the changes are joined to opportunities through mail.message: ',
    'the table has neither ids nor stage history: ',
    'deleted in the CRM',
    'templates of recurring deals, or cards of smart processes',
    'deleted in the CRM, or merged into others',
    ': names and links for the other files (',
    'of recent changes deals, people, organizations and activities are read, ',
    'records cannot be read, the first is record ',
    'its rows do not say which card they belong to; what says it: ',
    'further product lines of one card',
    'the lines below the report',
    'records are left out (',
    'lines cannot be read, the first is line ',
    'a table of HubSpot that no figure reads: ',
    'the workbook holds no table',
    'it is not text',
    'it is JSON, but neither an array of objects nor JSON lines',
    ' (missing: ',
  ])
    expect(said, words).toContain(words);
});

test('every text of the wizard has its words, and every text it asks for is sent to the browser', () => {
  const known = new Set(wizardKeys);
  for (const language of languages) {
    const words = wizardWords({ t: translator(language) });
    expect(
      wizardKeys.filter((key) => words[key] === key),
      language,
    ).toEqual([]);
  }
  const code = [...sourcesIn('app/imports'), ...sourcesIn('app/first-run')].join('\n');
  const asked = [...code.matchAll(/\bw\(\s*'([\w.]+)'/g)].map(([, key]) => key!);
  expect(asked.length).toBeGreaterThan(40);
  expect(asked.filter((key) => !known.has(key))).toEqual([]);
});
