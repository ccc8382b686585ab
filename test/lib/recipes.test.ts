import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { capabilityList } from '../../lib/capabilities/list.ts';
import { languages } from '../../lib/messages.ts';
import { historyTable, recipeDocument, recipesDocument } from '../../lib/recipes/document.ts';
import { recipeOf, recipes } from '../../lib/recipes/list.ts';
import { loadedCrm } from '../../lib/recipes/loaded-crm.ts';
import { listNames, type PartKind, partKinds, type Recipe } from '../../lib/recipes/recipe.ts';
import { forms } from '../../pipelines/importers/index.ts';
import { projectRoot } from '../support/run-cli.ts';
import { scratchFolder } from '../support/scratch.ts';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const rewrite = 'run: node --import tsx scripts/recipes.mjs';

test('every CRM that is imported has a recipe, and no other', () => {
  const known = [...new Set(forms.map(({ crm }) => crm))].sort();
  expect(recipes.map(({ crm }) => crm).sort()).toEqual(known);
});

test('a recipe tells of everything in the same order', () => {
  for (const { crm, parts } of recipes)
    expect(
      parts.map(({ kind }) => kind),
      crm,
    ).toEqual(partKinds);
});

const numbered = (key: string, n: number) => Array.from({ length: n }, (_, at) => `${key}.${at + 1}`);
const keysOf = ({ crm, access, parts, ...lists }: Recipe): string[] => [
  ...['name', 'history', 'reach', 'answer'].map((name) => `recipe.${crm}.${name}`),
  ...numbered(`recipe.${crm}.access`, access),
  ...parts.flatMap(({ kind, steps }) => numbered(`recipe.${crm}.${kind}`, steps)),
  ...listNames.flatMap((name) => numbered(`recipe.${crm}.${name}`, lists[name])),
];

test.each(languages)('the texts of recipes in %s are those that recipes name', (language) => {
  const texts = JSON.parse(read(`messages/recipes.${language}.json`)) as Record<string, string>;
  const own = Object.keys(texts).filter((key) => key.startsWith('recipe.'));
  expect(own.sort()).toEqual(recipes.flatMap(keysOf).sort());
  const odd = own.filter((key) => texts[key]!.split('`').length % 2 === 0);
  expect(odd, 'a backtick without its other').toEqual([]);
});

test('what a recipe unlocks are capabilities', () => {
  const known = new Set(capabilityList.map(({ id }) => id));
  const named = recipes.flatMap(({ parts }) => parts.flatMap(({ unlocks }) => unlocks));
  expect([...new Set(named)].filter((id) => !known.has(id))).toEqual([]);
});

const allCode = recipes.flatMap(({ parts }) => parts.flatMap(({ code }) => code));

test('requests go to places to be filled in and carry no key', () => {
  const hosts = allCode.flatMap((code) =>
    [...code.matchAll(/https:\/\/([^/\s]+)/g)].map(([, host]) => host!),
  );
  const open = ['api.hubapi.com', 'www.zohoapis.com'];
  expect(hosts.filter((host) => !host.startsWith('YOUR-') && !open.includes(host))).toEqual([]);
  expect(allCode.filter((code) => /[0-9a-f]{16}|[\w-]{40,}\.[\w-]+|eyJ|Bearer|api_token/.test(code))).toEqual(
    [],
  );
});

/** Requests that choose their fields, and the form as which their answer has to be recognised. */
const chosen: readonly (readonly [crm: string, kind: PartKind, form: string])[] = [
  ['salesforce', 'deals', 'opportunities, data loader'],
  ['salesforce', 'stage_history', 'stage history, data loader'],
  ['salesforce', 'activities', 'tasks, data loader'],
  ['salesforce', 'dictionaries', 'stages, data loader'],
  ['salesforce', 'dictionaries', 'users, data loader'],
  ['hubspot', 'stage_history', 'deals, API'],
  ['zoho', 'deals', 'deals, API'],
  ['zoho', 'stage_history', 'stage history, bulk table'],
  ['zoho', 'stage_history', 'stage history, API'],
  ['zoho', 'activities', 'activities (tasks, calls, events), API'],
  ['creatio', 'stage_history', 'stages in opportunities (stage history), OData'],
  ['creatio', 'dictionaries', 'contacts, OData'],
  ['dynamics', 'stage_history', 'business process flows, Web API'],
  ['dynamics', 'activities', 'activities, Web API'],
  ['dynamics', 'dictionaries', 'stages of processes, Web API'],
  ['dynamics', 'dictionaries', 'users, Web API'],
  ['dynamics', 'dictionaries', 'currencies, Web API'],
  ['odoo', 'deals', 'leads and opportunities, API'],
  ['odoo', 'stage_history', 'changes of stages (stage history), query'],
  ['odoo', 'stage_history', 'tracked changes (stage history), API'],
  ['odoo', 'stage_history', 'messages, API'],
  ['odoo', 'activities', 'planned activities, API'],
  ['odoo', 'dictionaries', 'stages, API'],
  ['odoo', 'dictionaries', 'users, API'],
  ['odoo', 'dictionaries', 'fields of models, API'],
  ['suitecrm', 'stage_history', 'audit (stage history), table'],
  ['suitecrm', 'activities', 'activities (tasks, meetings, calls), table'],
  ['suitecrm', 'dictionaries', 'users, table'],
];
/** Parts of a record that every answer has, without being asked for. */
const always = new Set(['id', 'properties']);

test.each(chosen)('%s, %s: a request asks for the fields of “%s”', (crm, kind, name) => {
  const form = forms.find((one) => one.crm === crm && one.name === name);
  expect(form, name).toBeDefined();
  const codes = recipeOf(crm)!.parts.find((one) => one.kind === kind)!.code;
  const asks = (code: string, field: string) => always.has(field) || new RegExp(`\\b${field}\\b`).test(code);
  const fits = (code: string) =>
    form!.needs.every((need) => [need].flat().some((field) => asks(code, field)));
  expect(codes.filter(fits), form!.needs.flat().join(', ')).not.toEqual([]);
});

test('the guides and the table of the README are those of the texts', () => {
  expect(read('docs/recipes.md'), rewrite).toBe(recipesDocument('en'));
  expect(read('docs/recipes.ru.md'), rewrite).toBe(recipesDocument('ru'));
  expect(read('README.md'), rewrite).toContain(historyTable('en', 'docs/recipes.md'));
});

test('every link of a guide has its heading', () => {
  for (const language of languages) {
    const text = recipesDocument(language);
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) =>
      heading!.toLowerCase().replace(/[,.]/g, '').replaceAll(' ', '-'),
    );
    const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, link]) => link!);
    expect(links).toHaveLength(recipes.length);
    expect(links.filter((link) => !headings.includes(link))).toEqual([]);
  }
});

test('one recipe is a document of its own', () => {
  const text = recipeDocument('ru', recipeOf('bitrix24')!);
  expect(text).toContain('# Как достать историю этапов из CRM: Битрикс24');
  expect(text).toContain('crm.stagehistory.list.json');
  expect(text).not.toContain('amoCRM');
  expect(text).not.toMatch(/\b(recipes?|capability)\.[a-z0-9_.]+/);
});

test('the CRM of the loaded files is that of most rows; our own form is none', async () => {
  const folder = scratchFolder('recipes');
  const id = '20261122T033000123Z-ab12';
  const workspace = (name: string, files: unknown[]) => {
    const dir = join(folder, name);
    mkdirSync(join(dir, 'builds'), { recursive: true });
    writeFileSync(join(dir, 'CURRENT'), `${id}\n`);
    const build = { id, created: '', as_of: '', timezone: 'UTC', base_currency: 'RUB', version: '1' };
    const manifest = { ...build, imports: [], processes: [], report: { files } };
    writeFileSync(join(dir, 'builds', `${id}.json`), JSON.stringify(manifest));
    return dir;
  };
  const own = { crm: 'canonical', loaded: 900 };
  const some = [own, { crm: 'zoho', loaded: 5 }, { crm: 'amocrm', loaded: 7 }, { crm: 'zoho', loaded: 3 }];
  expect(await loadedCrm(workspace('some', some))).toBe('zoho');
  expect(await loadedCrm(workspace('own', [own]))).toBeNull();
  expect(await loadedCrm(join(folder, 'none'))).toBeNull();
});
