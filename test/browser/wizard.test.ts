import type { ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect } from 'vitest';
import { projectRoot } from '../support/run-cli.ts';
import { scratchFolder } from '../support/scratch.ts';
import { windows1251 } from '../support/windows-1251.ts';
import { startProduct } from './setup.ts';
import { browserTest, useBrowser } from './support.ts';

/**
 * The whole way, in both languages: an empty workspace, a table with headers of its own in Windows-1251, a process that
 * does not know all its stages, one person spelled in two ways; then the next export of the same form, asked nothing.
 */
const root = scratchFolder('browser-wizard');
const browser = useBrowser();
const long = { timeout: 120_000 };
let child: ChildProcess | null = null;

afterEach(() => {
  child?.kill('SIGKILL');
});

const header = 'No;Заказчик;Менеджер;Стадия сделки;Создана;Закрыта;Сумма;Цвет';

const said = {
  ru: {
    form: 'windows-1251, разделитель: точка с запятой',
    asked: 'Этапы, которых процесс не знает',
    meeting: 'Встреча',
    alike: 'Анна Котова (2)',
  },
  en: {
    form: 'windows-1251, separator: semicolon',
    asked: 'Stages that the process does not know',
    meeting: 'Meeting',
    alike: 'Анна Котова (2)',
  },
};

async function drop(page: Page, path: string): Promise<void> {
  await page.setInputFiles('[data-input="files"]', path);
  await page.locator('[data-file]').first().waitFor();
}

browserTest.each(['ru', 'en'] as const)(
  '%s: from an empty workspace and a strange table to a filled dashboard, and the next export without a question',
  async (lang) => {
    const dir = join(root, lang);
    const workspace = join(dir, 'workspace');
    mkdirSync(dir);
    const table = (name: string, ...rows: string[]) => {
      writeFileSync(join(dir, name), windows1251(`${[header, ...rows].join('\n')}\n`));
      return join(dir, name);
    };
    const started = await startProduct(['--workspace', workspace]);
    const { url } = started;
    child = started.child;
    const words = said[lang];
    const { page, troubles } = await browser.open({ lang });
    page.setDefaultTimeout(long.timeout);

    await page.goto(url, { waitUntil: 'networkidle' });
    const first = table(
      'sales 2026-03-20.csv',
      '1;Ромашка;Анна Котова;Inquiry;02.03.2026;;1000;red',
      '2;Лютик;Борис Орлов;Won;03.03.2026;15.03.2026;2000;red',
      '3;Мак;Котова Анна;На паузе;04.03.2026;;3000;blue',
      '4;Ирис;Анна Котова;Won;05.03.2026;18.03.2026;4000;red',
    );
    await drop(page, first);
    await page.locator('[data-file] summary').click();
    expect(await page.locator('[data-form]').innerText()).toBe(words.form);
    await page.click('[data-do="check"]');

    // What the columns are is suggested; nothing is read before it is said.
    const form = page.locator('[data-table="sales 2026-03-20.csv"]');
    await form.waitFor();
    const picked = await form
      .locator('select[data-column]')
      .evaluateAll((selects) =>
        selects.map((select) => [select.getAttribute('data-column'), (select as HTMLSelectElement).value]),
      );
    expect(picked).toEqual([
      ['No', 'deal_id'],
      ['Заказчик', 'account'],
      ['Менеджер', 'owner'],
      ['Стадия сделки', 'stage'],
      ['Создана', 'created_at'],
      ['Закрыта', 'closed_at'],
      ['Сумма', 'amount'],
      ['Цвет', ''],
    ]);
    await form.locator('[data-do="take-columns"]').click();
    await page.locator('[data-found] tr[data-kind="deals"]').waitFor();

    await page.locator('[data-options] > summary').click();
    await page.locator('[data-options] details > summary').click();
    await page
      .locator('[data-options] input[type="file"]')
      .first()
      .setInputFiles(join(projectRoot, 'fixtures', 'tiny', 'process.yaml'));
    await page.click('[data-do="check"]');
    const stages = page.locator('[data-questions="wizard.unmapped"]');
    await stages.waitFor();
    expect(await stages.locator('h4').innerText()).toBe(words.asked);
    await stages.locator('select[data-stage="На паузе"]').selectOption({ label: words.meeting });
    const name = page.locator('[data-name-questions] label', { hasText: words.alike });
    expect(await name.locator('input').isChecked()).toBe(false);
    await name.locator('input').check();
    await page.click('[data-do="import"]');
    await page.locator('[data-done]').waitFor();
    await page.locator('[data-first-run]').waitFor({ state: 'detached' });
    await page.locator('main [data-answer]').first().waitFor();

    const ask = async (path: string) => {
      const answer = await fetch(`${url}/api/v1/${path}`);
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
      return answer.json();
    };
    const standing = async () => {
      const { stages: all } = (await ask('metrics/stock')) as {
        stages: { stage: string; current: number }[];
      };
      return Object.fromEntries(all.map(({ stage, current }) => [stage, current]));
    };
    expect(await standing()).toMatchObject({ inquiry: 1, meeting: 1, offer: 0 });
    const { rows } = (await ask('deals?owner=Анна Котова')) as { rows: { deal_id: string }[] };
    expect(rows.map(({ deal_id }) => deal_id).sort()).toEqual(['1', '3', '4']);
    const settings = readFileSync(join(workspace, 'workspace.yaml'), 'utf8');
    for (const kept of [
      'match: sales *-*-*.csv',
      'deal_id: No',
      'stage: На паузе',
      'Котова Анна: Анна Котова',
    ])
      expect(settings).toContain(kept);

    await page.goto(`${url}/imports`, { waitUntil: 'networkidle' });
    const second = table(
      'sales 2026-04-20.csv',
      '3;Мак;Котова Анна;На паузе;04.03.2026;;3000;blue',
      '5;Пион;Котова Анна;На паузе;05.04.2026;;1000;red',
    );
    await drop(page, second);
    await page.click('[data-do="check"]');
    await page.locator('[data-found] tr[data-kind="deals"]').waitFor();
    expect(await page.locator('[data-questions="wizard.unmapped"], [data-unknown-tables]').count()).toBe(0);
    await page.click('[data-do="import"]');
    await page.locator('[data-done]').waitFor();
    expect(await standing()).toMatchObject({ inquiry: 1, meeting: 2 });
    expect(troubles).toEqual([]);
  },
  600_000,
);
