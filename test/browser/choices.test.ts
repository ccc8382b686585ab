import type { ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { projectRoot, voronka } from '../support/run-cli.ts';
import { scratchFolder } from '../support/scratch.ts';
import { startProduct } from './setup.ts';
import { browserTest, useBrowser } from './support.ts';

const root = scratchFolder('browser-choices');
const workspace = join(root, 'workspace');
const browser = useBrowser();
const patience = 240_000;
const long = { timeout: 120_000 };

let url = '';
let child: ChildProcess | null = null;

beforeAll(async () => {
  if (!inject('chromium')) return;
  const file = join(root, 'deals.csv');
  writeFileSync(
    file,
    [
      'deal_id,stage,owner,source,created_at',
      '1,Inquiry,Анна Ковалёва,Сайт,2026-03-01',
      '2,На паузе,Ковалева Анна,Сайт,2026-03-02',
      '3,Inquiry,Анна Ковалёва,Звонок,2026-03-03',
    ].join('\n'),
  );
  const process = join(projectRoot, 'fixtures', 'tiny', 'process.yaml');
  const made = await voronka(['import', file, '--process', process, '--workspace', workspace]);
  if (made.code !== 0) throw new Error(made.err);
  ({ url, child } = await startProduct(['--workspace', workspace]));
}, 300_000);

afterAll(() => {
  child?.kill('SIGKILL');
});

const stock = async () => {
  const answer = (await (await fetch(`${url}/api/v1/metrics/stock`)).json()) as {
    stages: { stage: string; current: number }[];
  };
  return Object.fromEntries(answer.stages.map(({ stage, current }) => [stage, current]));
};

browserTest(
  'a stage that no definition knows is placed on the page of the process, and taken back',
  async () => {
    const { page, troubles } = await browser.open({ lang: 'ru' });
    page.setDefaultTimeout(long.timeout);
    await page.goto(`${url}/process`, { waitUntil: 'networkidle' });
    expect(await stock()).toMatchObject({ inquiry: 2, meeting: 0 });
    const select = page.locator('select[data-stage="На паузе"]');
    await select.selectOption({ label: 'Встреча' });
    await page.click('[data-action="save-stages"]');
    await page.locator('#unmapped', { hasText: 'Этапы, которые вы отнесли сами' }).waitFor();
    expect(await stock()).toMatchObject({ inquiry: 2, meeting: 1 });
    expect(readFileSync(join(workspace, 'workspace.yaml'), 'utf8')).toContain('state: meeting');
    await select.selectOption('');
    await page.click('[data-action="save-stages"]');
    await page.locator('#unmapped', { hasText: '1 этап CRM не из процесса' }).waitFor();
    expect(await stock()).toMatchObject({ inquiry: 2, meeting: 0 });
    expect(troubles).toEqual([]);
  },
  patience,
);

browserTest(
  'two spellings of one person are joined on the page of the data, two sources by hand',
  async () => {
    const { page, troubles } = await browser.open({ width: 390, height: 844 });
    page.setDefaultTimeout(long.timeout);
    await page.goto(`${url}/imports`, { waitUntil: 'networkidle' });
    const section = page.locator('#names');
    await section.getByText('“Ковалева Анна” (1) is “Анна Ковалёва” (2)').click();
    await section.locator('select').selectOption('source');
    await section.locator('input[name="spelling"]').fill('Звонок');
    await section.locator('input[name="name"]').fill('Сайт');
    await section.getByRole('button', { name: 'Add' }).click();
    await page.click('[data-action="save-names"]');
    await section.getByText('Ковалева Анна → Анна Ковалёва').waitFor();
    const { rows } = (await (await fetch(`${url}/api/v1/deals`)).json()) as {
      rows: { owner: string; source: string }[];
    };
    expect(new Set(rows.map(({ owner, source }) => `${owner}, ${source}`))).toEqual(
      new Set(['Анна Ковалёва, Сайт']),
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(troubles).toEqual([]);
  },
  patience,
);
