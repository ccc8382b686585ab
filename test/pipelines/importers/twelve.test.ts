import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Answers } from '../../../lib/answers.ts';
import { ask } from '../../../lib/ask.ts';
import { querySchema } from '../../../lib/schema/query.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { differences } from '../../support/subset.ts';
import { type Imported, importInto } from '../../support/warehouse.ts';
import { amocrm } from './twelve/amocrm.ts';
import { bitrix24 } from './twelve/bitrix24.ts';
import { tiny, writeCanon } from './twelve/canon.ts';
import type { FormExport } from './twelve/form-export.ts';
import { forms } from './twelve/forms.ts';
import { canonWithout, type Lack } from './twelve/lacks.ts';
import { pipedrive } from './twelve/pipedrive.ts';

type Words = FormExport['words'];

const scratch = scratchFolder('twelve');
const process = readFileSync(join(tiny, 'process.yaml'), 'utf8');
const builds = new Map<string, Promise<Imported>>();

/** The process of the twelve deals, which also knows the CRM's own ids of the stages. */
function processOf(stages: FormExport['stages']): string {
  const path = join(scratch, `process-${builds.size}.yaml`);
  const known = Object.entries(stages).reduce(
    (text, [name, id]) => text.replace(`match: [${name}]`, `match: [${name}, "${id}"]`),
    process,
  );
  writeFileSync(path, known);
  return path;
}

function build(name: string, write: (folder: string) => void, stages: FormExport['stages'] = {}) {
  const known = builds.get(name);
  if (known) return known;
  const folder = join(scratch, `files-${builds.size}`);
  write(folder);
  const own = readdirSync(folder);
  const money = ['fx_rates.csv', 'targets.csv'].filter((file) => !own.includes(file));
  const made = importInto(
    join(scratch, `workspace-${builds.size}`),
    [...own.map((file) => join(folder, file)), ...money.map((file) => join(tiny, file))],
    {
      processes: [processOf(stages)],
      timezone: 'Europe/Moscow',
      baseCurrency: 'RUB',
      exportedAt: '2026-06-30T20:59:59Z',
    },
  );
  builds.set(name, made);
  return made;
}

/** What is asked of every build; people are named as it names them. */
const questions = (words: Words): [name: string, metric: string, filters: object][] => [
  ['funnel', 'funnel', {}],
  ['durations', 'durations', {}],
  ['winloss', 'winloss', {}],
  ['stock', 'stock', {}],
  ['funnel on 15 May', 'funnel', { as_of: '2026-05-15' }],
  ['stock of Boris on 15 May', 'stock', { as_of: '2026-05-15', owner: words.boris ?? 'boris' }],
];

/** What is asked of CRMs that keep the plan of a deal when it closes: elsewhere its date is the fact. */
const rules: typeof questions = () => [['compliance', 'compliance', {}]];
const keepPlans = new Set([bitrix24, amocrm, pipedrive]);

/** The answers without the build's name. */
async function answers(imported: Imported, asked: ReturnType<typeof questions>) {
  const { warehouse } = imported;
  const all: Record<string, unknown> = {};
  for (const [name, metric, filters] of asked) {
    const { build: _build, ...answer } = await ask(warehouse, metric, querySchema.parse(filters));
    all[name] = answer;
  }
  return all;
}

/** What a form answers otherwise than canonical files that lack these facts, in its own words. */
async function otherThan(missing: readonly Lack[], form: FormExport, asked = questions): Promise<string[]> {
  const name = missing.map(({ fact }) => fact).join();
  const [canonical, imported] = await Promise.all([
    build(name, (folder) => writeCanon(folder, canonWithout(missing))),
    build(form.name, form.write, form.stages),
  ]);
  const expected = JSON.stringify(await answers(canonical, asked({})));
  expect(imported.document).toMatchObject({ rejected: 0 });
  const said = JSON.parse(expected, (_key, value) => form.words[value] ?? value);
  const found = differences(said, await answers(imported, asked(form.words)), '', 'whole');
  return found.map(
    ({ path, expected, actual }) =>
      `${path.slice(1)}: ${JSON.stringify(expected)}, not ${JSON.stringify(actual)}`,
  );
}

afterAll(async () => {
  for (const made of builds.values()) (await made).warehouse.close();
});

describe.each(forms)('the twelve deals as $name writes them', (form, missing, changed) => {
  test('give the answers of canonical files that lack the same facts', async () => {
    expect(await otherThan(missing, form)).toEqual([]);
  });

  if (keepPlans.has(form)) {
    test('break the same rules', async () => {
      expect(await otherThan(missing, form, rules)).toEqual([]);
    });
  }

  test('every row becomes one of twelve deals, and no difference is left without its reason', async () => {
    const { warehouse } = await build(form.name, form.write, form.stages);
    const { entities, counts, differences, by_reason } = (await ask(warehouse, 'reconciliation', {
      limit: 0,
    })) as unknown as Answers['reconciliation'];
    const [deals] = entities;
    expect(deals!.read).toBe(deals!.rejected + deals!.duplicates + deals!.superseded + deals!.ids);
    expect([entities.length, deals!.ids, deals!.cases]).toEqual([1, 12, 12]);
    expect(counts.reduce((sum, { crm_n }) => sum + crm_n, 0)).toBe(12);
    expect(by_reason.map(({ reason }) => reason)).not.toContain('unexplained');
    const keys = differences.map(({ id, what }) => `${id} ${what}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('differ from the whole story only where those facts matter', async () => {
    const parts = new Map<string, Set<string>>();
    for (const text of await otherThan([], form)) {
      const [, question = '', key = ''] = /^([\w ]+)\.(\w+)/.exec(text) ?? [];
      parts.set(question, (parts.get(question) ?? new Set()).add(key));
    }
    expect([...parts].map(([question, keys]) => `${question}: ${[...keys].join(', ')}`)).toEqual(changed);
  });
});
