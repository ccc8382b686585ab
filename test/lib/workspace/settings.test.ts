import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings, writeSettings } from '../../../lib/workspace/settings.ts';
import { scratchFolder } from '../../support/scratch.ts';

const root = scratchFolder('settings');
const none = { mapping: [], stages: [], aliases: {} };
const fresh = () => mkdtempSync(join(root, 'w-'));

test('a workspace without a file has no settings', async () => {
  expect(await readSettings(fresh())).toEqual({ timezone: null, baseCurrency: null, processes: [], ...none });
});

test('what is written is read again', async () => {
  const dir = fresh();
  const settings = {
    timezone: 'Europe/Moscow',
    baseCurrency: 'RUB',
    processes: ['sales-process-guide'],
    mapping: [{ match: 'pipeline*.csv', kind: 'deals', columns: { deal_id: 'No' }, values: {}, formats: {} }],
    stages: [{ process: 'guide-deal', pipeline: null, stage: 'On hold', state: 'proposal' }],
    aliases: { owner: { 'A. Kovaleva': 'Anna Kovaleva' } },
  };
  await writeSettings(dir, settings);
  expect(await readSettings(dir)).toEqual(settings);
});

test('comments, unknown keys and their order stay when settings change', async () => {
  const dir = fresh();
  const path = join(dir, 'workspace.yaml');
  writeFileSync(path, '# ours\ncolour: blue # a favourite\ntimezone: UTC # was UTC\nprocesses: [a]\n');
  await writeSettings(dir, { timezone: 'Asia/Almaty', baseCurrency: 'KZT', processes: ['a', 'b'], ...none });
  expect(readFileSync(path, 'utf8')).toBe(
    '# ours\ncolour: blue # a favourite\ntimezone: Asia/Almaty # was UTC\nprocesses:\n  - a\n  - b\nbase_currency: KZT\n',
  );
});

test('a zone that does not exist is refused with its line', async () => {
  const dir = fresh();
  writeFileSync(join(dir, 'workspace.yaml'), 'processes: []\ntimezone: Moscow\n');
  await expect(readSettings(dir)).rejects.toThrow(/workspace\.yaml:2: timezone: an IANA zone/);
});
