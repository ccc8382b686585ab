import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtInProcesses } from '../../lib/process/library.ts';
import { readDefinition } from '../../lib/process/read.ts';
import { voronka } from '../support/run-cli.ts';
import { scratchFolder } from '../support/scratch.ts';

const folder = scratchFolder('processes');
const run = (...args: string[]) => voronka(['processes', ...args, '--workspace', join(folder, 'none')]);
const ids = (text: string) => readDefinition(text, { file: 'out' }).map(({ id }) => id);

test('a system printed as YAML is the system: head, parts, everything', async () => {
  const { code, out } = await run('show', 'b2b-funnel', '--yaml');
  expect(code).toBe(0);
  const printed = readDefinition(out, { file: 'out', origin: 'built-in' });
  expect(printed).toEqual(builtInProcesses().filter(({ system }) => system === 'b2b-funnel'));
  expect(ids((await run('show', 'corporate-sale', '--yaml')).out)).toEqual(['corporate-sale']);
});

test('a system in one pipeline is printed, or written to a file', async () => {
  const file = join(folder, 'flat.yaml');
  const [printed, written, wrong] = await Promise.all([
    run('flatten', 'sales-process-guide'),
    run('flatten', 'sales-process-guide', '--out', file),
    run('flatten', 'agency-crm'),
  ]);
  expect(ids(printed.out)).toEqual(['sales-process-guide-flat']);
  expect(written.err).toContain(file);
  expect(readFileSync(file, 'utf8')).toBe(printed.out);
  expect(wrong.code).toBe(1);
  expect(wrong.err).toContain('agency-crm has no two parts to join');
});

test('the schema is JSON, with words in the language asked for', async () => {
  const { out } = await run('schema', '--lang', 'ru');
  const schema = JSON.parse(out) as { title: string };
  expect(schema.title).toBe('Процесс продаж как данные');
});

test('a right definition is answered with what to look at', async () => {
  const file = join(folder, 'calls.yaml');
  writeFileSync(
    file,
    'id: calls\nentity: deal\nstages: [{id: a, name: Звонок}, {id: b}, {id: c}, {id: d}]\n',
  );
  const [words, json] = await Promise.all([
    run('validate', file, '--lang', 'ru'),
    run('validate', file, '--json'),
  ]);
  expect(words.out).toContain('calls.a: «Звонок» похоже на действие');
  expect(json.json()).toMatchObject({
    valid: true,
    processes: ['calls'],
    hints: [{ process: 'calls', state: 'a', en: expect.stringContaining('sounds like an action') }],
  });
  expect(existsSync(join(folder, 'none'))).toBe(false);
});

test('a process in a workbook, and back', async () => {
  const book = join(folder, 'sale.xlsx');
  const made = await run('template', 'corporate-sale', '--out', book, '--lang', 'ru');
  expect(made.err).toContain(`Файл ${book} записан.`);
  const back = await run('from-xlsx', book, '--original', 'corporate-sale');
  expect(back.code, back.err).toBe(0);
  const [original] = builtInProcesses().filter(({ id }) => id === 'corporate-sale');
  expect(readDefinition(back.out, { file: 'out', origin: 'built-in' })).toEqual([original]);
  const wrong = await run('from-xlsx', join(folder, 'calls.yaml'));
  expect(wrong.code).toBe(1);
  expect(wrong.err).toContain('is not a readable workbook');
});
