import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importerNames } from '../../pipelines/importers/index.ts';
import { voronka } from '../support/run-cli.ts';
import { scratchFolder } from '../support/scratch.ts';

const root = scratchFolder('from');
const exports = join(root, 'exports');
mkdirSync(exports);

const amo = 'ID,Название сделки,Этап сделки,Воронка,Бюджет,Дата создания,Дата закрытия';
const pipedrive = 'Deal - ID,Deal - Title,Deal - Value,Deal - Stage,Deal - Status,Deal - Deal created';
const files = {
  'amo.csv': `${amo}\n11,Первая,Переговоры,Продажи,100,01.02.2026 10:00:00,не закрыта\n`,
  'pipe.csv': `${pipedrive}\n21,Second,200,Offer,Open,2026-02-01 10:00:00\n`,
  'deals.csv': 'deal_id,name,stage,created_at\n31,Third,offer,2026-02-01\n',
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(exports, name), text);

let workspaces = 0;
const importFrom = (from: string, path = exports) =>
  voronka([
    ...['import', path, '--from', from, '--workspace', join(root, `w${++workspaces}`)],
    ...['--timezone', 'Europe/Moscow', '--json'],
  ]);

type Document = {
  files: { file: string; crm: string; kind: string; loaded: number }[];
  skipped: { file: string; why: string }[];
};

const cardsOf = (document: Document) =>
  document.files.filter(({ kind }) => kind === 'deals').map(({ file, crm }) => `${file} ${crm}`);

test.each([
  ['auto', ['exports/amo.csv amocrm', 'exports/deals.csv canonical', 'exports/pipe.csv pipedrive'], []],
  [
    'amocrm',
    ['exports/amo.csv amocrm', 'exports/deals.csv canonical'],
    [['exports/pipe.csv', /export of pipedrive .*only amocrm was asked for/]],
  ],
  [
    'canonical',
    ['exports/deals.csv canonical'],
    [
      ['exports/amo.csv', /export of amocrm/],
      ['exports/pipe.csv', /export of pipedrive/],
    ],
  ],
] as const)('--from %s takes its own exports and canonical files', async (from, taken, left) => {
  const ran = await importFrom(from);
  expect(ran.code, ran.err).toBe(0);
  const document = ran.json() as unknown as Document;
  expect(cardsOf(document).sort()).toEqual(taken);
  expect(document.skipped.map(({ file }) => file)).toEqual(left.map(([file]) => file));
  for (const [at, [, why]] of left.entries()) expect(document.skipped[at]?.why).toMatch(why);
});

test('a file given by name that --from shuts out fails the import and says whose it is', async () => {
  const ran = await importFrom('hubspot', join(exports, 'amo.csv'));
  expect(ran.code).toBe(1);
  expect(ran.json()).toMatchObject({
    error: { message: expect.stringMatching(/amo\.csv.*export of amocrm/) },
  });
});

test('an unknown name is exit 2 and lists every known one', async () => {
  const ran = await importFrom('bitrix');
  expect(ran.code).toBe(2);
  const { error } = ran.json() as { error: { code: string; hint: string } };
  expect(error.code).toBe('usage');
  expect(importerNames.length).toBeGreaterThan(12);
  for (const name of ['auto', 'canonical', 'bitrix24', 'megaplan', ...importerNames])
    expect(error.hint).toContain(name);
});
