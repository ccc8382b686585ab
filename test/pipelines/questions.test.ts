import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ask } from '../../lib/ask.ts';
import { VoronkaError } from '../../lib/errors.ts';
import { querySchema } from '../../lib/schema/query.ts';
import { openWarehouse } from '../../lib/warehouse.ts';
import { realEngine } from '../../pipelines/engine-real.ts';
import { type ImportOptions, importFiles } from '../../pipelines/import.ts';
import { scratchFolder } from '../support/scratch.ts';

/** What an import cannot know is asked before it, and what was answered is known to the next one. */
const scratch = scratchFolder('questions');
const process = fileURLToPath(new URL('../../fixtures/tiny/process.yaml', import.meta.url));
let made = 0;

function written(name: string, ...lines: string[]): string {
  const path = join(scratch, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

const workspace = () => join(scratch, `workspace-${++made}`);
const run = (dir: string, paths: string[], more: Partial<ImportOptions> = {}) =>
  importFiles({ workspace: dir, paths, timezone: 'UTC', ...more }, realEngine);

async function failure(work: Promise<unknown>): Promise<VoronkaError> {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (thrown instanceof VoronkaError) return thrown;
  throw new Error('it did not fail as it should', { cause: thrown });
}

const header = 'No,Заказчик,Менеджер,Стадия сделки,Создана,Сумма,Цвет';
const table = (name: string, no: number) =>
  written(name, header, `${no},Ромашка,Анна,Inquiry,2026-03-0${no},1000,red`);

test('a table of other headers is refused with its columns, first values and what they may be', async () => {
  const { details } = await failure(run(workspace(), [table('sales 2026-03-01.csv', 1)]));
  expect(details).toMatchObject({
    kind: 'unrecognised',
    tables: [
      {
        file: 'sales 2026-03-01.csv',
        kind: null,
        likely: 'deals',
        columns: [
          { name: 'No', canonical: null, samples: ['1'] },
          { name: 'Заказчик', samples: ['Ромашка'] },
          { name: 'Менеджер' },
          { name: 'Стадия сделки' },
          { name: 'Создана' },
          { name: 'Сумма', samples: ['1000'] },
          { name: 'Цвет', samples: ['red'] },
        ],
        suggested: {
          deals: {
            No: 'deal_id',
            Заказчик: 'account',
            Менеджер: 'owner',
            'Стадия сделки': 'stage',
            Создана: 'created_at',
            Сумма: 'amount',
          },
        },
      },
    ],
  });
});

test('what a table was said to be is remembered: the next one of its form needs no mapping, another form does', async () => {
  const dir = workspace();
  const mapping = written(
    'mapping.yaml',
    'files:',
    '  - match: "sales 2026-03-01.csv"',
    '    kind: deals',
    '    columns: {deal_id: "No", owner: Менеджер, stage: Стадия сделки, created_at: Создана, amount: Сумма}',
  );
  const first = await run(dir, [table('sales 2026-03-01.csv', 1)], { mapping });
  expect(first.files).toMatchObject([{ kind: 'deals', read: 1, loaded: 1 }]);
  expect(first.questions.tables).toMatchObject([
    {
      kind: 'deals',
      columns: [{ name: 'No', canonical: 'deal_id' }, { canonical: null }, {}, {}, {}, {}, {}],
    },
  ]);
  expect(readFileSync(join(dir, 'workspace.yaml'), 'utf8')).toContain('match: sales *-*-*.csv');

  const second = await run(dir, [table('sales 2026-04-02.csv', 2)]);
  expect(second.files).toHaveLength(2);
  expect(second.processes.reduce((sum, { cases }) => sum + cases, 0)).toBe(2);

  const other = written('sales 2026-05-03.csv', 'Номер,Кто', '3,Анна');
  expect((await failure(run(dir, [other]))).message).toContain('is not recognised');
});

test('a trial shows the stages that the process does not know and what they may be; the answer goes with the import', async () => {
  const dir = workspace();
  const deals = written(
    'deals.csv',
    'deal_id,stage,owner,created_at',
    '1,Inquiry,Анна Ковалёва,2026-03-01',
    '2,Inquiry,Анна Ковалёва,2026-03-01',
    '3,Meetings,Ковалева Анна,2026-03-02',
    '4,On hold,Борис,2026-03-02',
  );
  const trial = await run(dir, [deals], { processes: [process], dryRun: true });
  expect(trial.questions).toMatchObject({
    stages: [
      { process: 'tiny', pipeline: null, stage: 'Meetings', n: 1, likely: 'meeting' },
      { process: 'tiny', pipeline: null, stage: 'On hold', n: 1, likely: null },
    ],
    names: [{ field: 'owner', spelling: 'Ковалева Анна', n_spelling: 1, name: 'Анна Ковалёва', n: 2 }],
  });
  expect(trial.questions.states.tiny).toContainEqual(expect.objectContaining({ id: 'meeting' }));

  const choices = {
    stages: [{ process: 'tiny', pipeline: null, stage: 'Meetings', state: 'meeting' }],
    aliases: { owner: { 'Ковалева Анна': 'Анна Ковалёва' } },
  };
  const done = await run(dir, [deals], { processes: [process], choices });
  expect(done.questions.stages).toMatchObject([{ stage: 'On hold' }]);
  expect(done.questions.names).toEqual([]);
  const settings = readFileSync(join(dir, 'workspace.yaml'), 'utf8');
  expect(settings).toContain('stage: Meetings');
  expect(settings).toContain('Ковалева Анна: Анна Ковалёва');

  // The same files with one more answer: nothing is read again, the build is another.
  const more = { stages: [{ process: 'tiny', pipeline: null, stage: 'On hold', state: 'inquiry' }] };
  const again = await run(dir, [deals], { choices: more });
  expect(again.import).toBeNull();
  expect(again.build).not.toBe(done.build);
  expect(again.questions.stages).toEqual([]);
});

test('a process that knows no stage of the export: a trial asks for all, an import is refused', async () => {
  const dir = workspace();
  const deals = written(
    'strange.csv',
    'deal_id,stage,amount,created_at',
    '1,Alpha,1,2026-03-01',
    '2,Beta,2,2026-03-02',
  );
  const trial = await run(dir, [deals], { processes: [process], dryRun: true });
  expect(trial.questions.stages.map(({ stage }) => stage)).toEqual(['Alpha', 'Beta']);
  expect((await failure(run(dir, [deals], { processes: [process] }))).message).toContain(
    'maps none of the 2',
  );
  const choices = { stages: [{ process: 'tiny', pipeline: null, stage: 'Alpha', state: 'inquiry' }] };
  expect((await run(dir, [deals], { processes: [process], choices })).published).toBe(true);
});

test('no stage is known as won: which ones are the end is asked, and the answer makes the process', async () => {
  const dir = workspace();
  const deals = written(
    'deals.csv',
    'deal_id,stage,owner,created_at,closed_at,lost_reason',
    '1,Заявка,Анна,2026-03-01,,',
    '2,Оплачено,Анна,2026-03-01,2026-03-11,',
    '3,Оплачено,Анна,2026-03-02,2026-03-12,',
    '4,Архив,Анна,2026-03-02,2026-03-09,Цена',
  );
  const trial = await run(dir, [deals], { dryRun: true });
  const id = trial.processes[0]!.id;
  const asked = (stage: string, n: number) => ({ process: id, pipeline: null, stage, n, likely: null });
  expect(trial.questions.ends).toEqual([asked('Заявка', 1), asked('Оплачено', 2), asked('Архив', 1)]);

  const end = (stage: string, state: string) => ({ process: id, pipeline: null, stage, state });
  const choices = { stages: [end('Оплачено', 'won'), end('Архив', 'lost')] };
  const done = await run(dir, [deals], { choices });
  expect(done.questions.ends).toEqual([]);
  expect(done.warnings.filter((text) => text.includes('workspace.yaml'))).toEqual([]);
  const warehouse = await openWarehouse(join(dir, 'builds', `${done.build}.duckdb`), String(done.build));
  const { overall } = (await ask(warehouse, 'winloss', querySchema.parse({}))) as unknown as {
    overall: { won: number; lost: number };
  };
  const { stages } = (await ask(warehouse, 'stock', querySchema.parse({}))) as unknown as {
    stages: { current: number }[];
  };
  warehouse.close();
  // Two paid, one archived with a reason, one still open.
  expect(overall).toMatchObject({ won: 2, lost: 1 });
  expect(stages.map(({ current }) => current)).toEqual([1]);
});
