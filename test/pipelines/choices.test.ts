import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { ask } from '../../lib/ask.ts';
import { askDeal } from '../../lib/deal.ts';
import { querySchema } from '../../lib/schema/query.ts';
import { readSpellings } from '../../lib/spellings.ts';
import { openWarehouse, type Warehouse } from '../../lib/warehouse.ts';
import { type ChoicesChange, mergeChoices, namesOf } from '../../lib/workspace/choices.ts';
import { realEngine } from '../../pipelines/engine-real.ts';
import { rebuild } from '../../pipelines/rebuild.ts';
import { scratchFolder } from '../support/scratch.ts';
import { importInto } from '../support/warehouse.ts';

/** What people tell a workspace about names in its exports: remembered, and taken by every build. */
const scratch = scratchFolder('choices');
const workspace = join(scratch, 'workspace');
const process = fileURLToPath(new URL('../../fixtures/tiny/process.yaml', import.meta.url));
let warehouse: Warehouse | undefined;

afterEach(() => warehouse?.close());

async function rebuilt(
  choices: ChoicesChange,
): Promise<{ warehouse: Warehouse; warnings: readonly string[] }> {
  const document = await rebuild({ workspace, choices }, realEngine);
  const build = String(document.build);
  warehouse?.close();
  warehouse = await openWarehouse(join(workspace, 'builds', `${build}.duckdb`), build);
  return { warehouse, warnings: document.warnings };
}

const current = async (from: Warehouse) => {
  const answer = (await ask(from, 'stock', querySchema.parse({}))) as unknown as {
    stages: { stage: string; current: number }[];
  };
  return Object.fromEntries(answer.stages.map((one) => [one.stage, one.current]));
};

test('a stage that no definition knows, a spelling of an owner: chosen once, remembered, taken back', async () => {
  const file = join(scratch, 'deals.csv');
  writeFileSync(
    file,
    [
      'deal_id,pipeline,stage,owner,source,lost_reason,created_at,closed_at',
      '1,Sales,Inquiry,Anna Kovaleva,Web,,2026-03-01,',
      '2,Sales,On hold,A. Kovaleva,web site,,2026-03-02,',
      '3,Sales,Lost,Kovaleva A.,Web,too dear,2026-03-02,2026-03-09',
    ].join('\n'),
  );
  const first = await importInto(workspace, [file], { processes: [process], timezone: 'UTC' });
  expect(await current(first.warehouse)).toMatchObject({ inquiry: 1, meeting: 0 });
  expect(first.document.unmapped_stages).toEqual([{ pipeline: 'Sales', stage: 'On hold', n: 1 }]);
  first.warehouse.close();

  const told = await rebuilt({
    stages: [{ process: 'tiny', pipeline: 'Sales', stage: 'On hold', state: 'meeting' }],
    aliases: {
      owner: { 'Kovaleva A.': 'A. Kovaleva', 'A. Kovaleva': 'Anna Kovaleva' },
      source: { 'web site': 'Web' },
      reason: { 'too dear': 'Price' },
    },
  });
  expect(await current(told.warehouse)).toMatchObject({ inquiry: 1, meeting: 1 });
  for (const id of ['1', '2', '3']) {
    const { deal } = await askDeal(told.warehouse, id, querySchema.parse({}));
    expect(deal).toMatchObject({ owner: 'Anna Kovaleva', source: 'Web' });
  }
  expect((await askDeal(told.warehouse, '3', querySchema.parse({}))).deal).toMatchObject({
    lost_reason: 'Price',
  });
  const settings = readFileSync(join(workspace, 'workspace.yaml'), 'utf8');
  expect(settings).toContain('stage: On hold');
  expect(settings).toContain('A. Kovaleva: Anna Kovaleva');

  // A later import takes what is remembered, and what is said of other stages is added to it.
  const later = join(scratch, 'later.csv');
  writeFileSync(later, 'deal_id,pipeline,stage,owner,created_at\n4,Sales,On hold,A. Kovaleva,2026-03-10\n');
  const second = await importInto(workspace, [later]);
  expect(second.document.unmapped_stages).toEqual([]);
  expect(await current(second.warehouse)).toMatchObject({ meeting: 2 });
  second.warehouse.close();

  const back = await rebuilt({
    stages: [{ process: 'tiny', pipeline: 'Sales', stage: 'On hold', state: null }],
    aliases: { owner: { 'A. Kovaleva': null } },
  });
  expect(await current(back.warehouse)).toMatchObject({ meeting: 0 });
  expect((await askDeal(back.warehouse, '2', querySchema.parse({}))).deal).toMatchObject({
    owner: 'A. Kovaleva',
    source: 'Web',
  });
});

test('a state that the process has not is said, and the stage stays as it was', async () => {
  const { warehouse: from, warnings } = await rebuilt({
    stages: [{ process: 'tiny', pipeline: null, stage: 'On hold', state: 'paused' }],
  });
  expect(warnings).toContain(
    'workspace.yaml says that stage On hold is paused, but the process tiny has no such state.',
  );
  expect(await current(from)).toMatchObject({ meeting: 0 });
});

test('a choice in one pipeline stands before one in any', () => {
  const stages = [
    { process: 'p', pipeline: null, stage: 'S', state: 'a' },
    { process: 'p', pipeline: 'X', stage: 'S', state: 'b' },
  ];
  expect(mergeChoices({ stages: [], aliases: {} }, { stages }).stages).toEqual(stages);
  const changed = [{ process: 'p', pipeline: 'X', stage: 'S', state: 'c' }];
  expect(mergeChoices({ stages, aliases: {} }, { stages: changed }).stages).toEqual([stages[0], ...changed]);
});

test('a chain of spellings leads to its end; a circle leads nowhere', () => {
  expect(Object.fromEntries(namesOf({ a: 'b', b: 'c' }))).toEqual({ a: 'c', b: 'c' });
  expect(Object.fromEntries(namesOf({ a: 'b', b: 'a' }))).toEqual({ a: 'a', b: 'b' });
});

test('names that may be one: other case and signs, words turned, an initial, a slip of a letter; no more', async () => {
  const file = join(scratch, 'names.csv');
  const owners = [
    'Anna Kovaleva',
    'Anna Kovaleva',
    'KOVALEVA  Anna',
    'A. Kovaleva',
    'Anna Kovalevaa',
    'Ann Li',
    'Anton Li',
  ];
  const sources = [
    'Веб-сайт',
    'Веб-сайт',
    'веб сайт',
    'Выставка 2025',
    'Выставка 2026',
    'Реклама',
    'Реклама',
    'Рекламщик',
  ];
  const rows = sources.map((source, n) => `${n},Inquiry,${owners[n] ?? ''},${source},2026-03-01`);
  writeFileSync(file, ['deal_id,stage,owner,source,created_at', ...rows].join('\n'));
  const { warehouse: from } = await importInto(join(scratch, 'names'), [file], { processes: [process] });
  const { alike, names } = await readSpellings(from);
  from.close();
  expect(alike.map(({ field, spelling, name }) => `${field}: ${spelling} = ${name}`).sort()).toEqual([
    'owner: A. Kovaleva = Anna Kovaleva',
    'owner: Anna Kovalevaa = Anna Kovaleva',
    'owner: KOVALEVA  Anna = Anna Kovaleva',
    'source: веб сайт = Веб-сайт',
  ]);
  expect(names[0]).toEqual({ field: 'owner', name: 'Anna Kovaleva', n: 2 });
});
