import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask } from '../../../lib/ask.ts';
import { querySchema } from '../../../lib/schema/query.ts';
import { openWarehouse, type Warehouse } from '../../../lib/warehouse.ts';
import { realEngine } from '../../../pipelines/engine-real.ts';
import { removeImport } from '../../../pipelines/rebuild.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { importInto } from '../../support/warehouse.ts';
import { amocrm } from './twelve/amocrm.ts';
import { bitrix24 } from './twelve/bitrix24.ts';
import { tiny } from './twelve/canon.ts';
import type { FormExport } from './twelve/form-export.ts';
import { hubspot } from './twelve/hubspot.ts';
import { pipedrive } from './twelve/pipedrive.ts';

/** CRMs whose cards carry codes, and the files of their exports that say what the codes mean. */
const crms: readonly (readonly [FormExport, readonly string[]])[] = [
  [bitrix24, ['crm.status.list.json', 'crm.category.list.json', 'user.get.json']],
  [amocrm, ['pipelines.json', 'users.json', 'sources.json', 'loss_reasons.json']],
  [hubspot, ['pipelines.json', 'owners.json']],
  [pipedrive, ['stages.json', 'pipelines.json', 'users.json']],
];

const scratch = scratchFolder('words');
/** Each test makes several builds. */
const patience = 600_000;
let made = 0;
const fresh = () => join(scratch, String(made++));

/** The process of the twelve deals, which also knows the CRM's own ids of the stages. */
function processOf(stages: Readonly<Record<string, string>>): string {
  const path = `${fresh()}.yaml`;
  const text = readFileSync(join(tiny, 'process.yaml'), 'utf8');
  const known = Object.entries(stages).reduce(
    (text, [name, id]) => text.replace(`match: [${name}]`, `match: [${name}, "${id}"]`),
    text,
  );
  writeFileSync(path, known);
  return path;
}

/** What the deals of a build look like: every answer that names a stage, a person, a source, a reason or a funnel. */
async function answers(warehouse: Warehouse) {
  const asked = { funnel: {}, durations: {}, winloss: {}, stock: {}, deals: {}, quality: {} };
  const all: Record<string, unknown> = {};
  for (const [metric, filters] of Object.entries(asked)) {
    const answer = (await ask(warehouse, metric, querySchema.parse(filters))) as Record<string, unknown>;
    delete answer.build;
    if (metric === 'quality') all[metric] = answer.unmapped_stages;
    else all[metric] = answer;
  }
  all.by_pipeline = await ask(warehouse, 'deals_created', querySchema.parse({ group_by: 'pipeline' })).then(
    (answer) => (answer as unknown as { points: unknown }).points,
  );
  return all;
}

/** The files of a form: a lead of our own beside it, those of names, and the cards. */
function filesOf(form: FormExport, dictionary: readonly string[]) {
  const folder = fresh();
  form.write(folder);
  // An import of names alone has no case to show: a lead goes with those that come first.
  const lead = join(folder, 'leads.csv');
  writeFileSync(lead, 'lead_id,created_at,updated_at\nL1,2026-05-01T08:00:00Z,2026-05-02T08:00:00Z\n');
  const names = dictionary.map((name) => join(folder, name));
  const all = readdirSync(folder).map((name) => join(folder, name));
  return { lead, names, cards: all.filter((path) => path !== lead && !names.includes(path)) };
}

/** The answers after these imports, one after the other, into a new workspace. */
async function after(form: FormExport, imports: readonly (readonly string[])[], workspace = fresh()) {
  const processes = [processOf(form.stages)];
  let answered = {};
  for (const [at, paths] of imports.entries()) {
    const { warehouse } = await importInto(workspace, paths, {
      processes,
      timezone: 'Europe/Moscow',
      baseCurrency: 'RUB',
    });
    if (at === imports.length - 1) answered = await answers(warehouse);
    warehouse.close();
  }
  return answered;
}

test.each(crms.map(([form, files]) => [form.name, form, files] as const))(
  '%s: names that came before the cards, or come after them, serve them',
  async (_name, form, files) => {
    const { lead, names, cards } = filesOf(form, files);
    const once = await after(form, [[lead, ...names, ...cards]]);
    expect(await after(form, [[lead, ...names], cards])).toEqual(once);
    expect(await after(form, [[lead, ...cards], names])).toEqual(once);
  },
  patience,
);

test(
  'amoCRM: names that come file by file, some without a table of their own, serve the cards',
  async () => {
    const { lead, names, cards } = filesOf(...crms[1]!);
    const once = await after(amocrm, [[lead, ...names, ...cards]]);
    expect(await after(amocrm, [[lead, ...cards], ...names.map((path) => [path])])).toEqual(once);
  },
  patience,
);

test(
  'Bitrix24: without the import of names the cards have their codes again',
  async () => {
    const { lead, names, cards } = filesOf(...crms[0]!);
    const workspace = fresh();
    const bare = await after(bitrix24, [[lead, ...cards]]);
    expect(await after(bitrix24, [[lead, ...cards], names], workspace)).not.toEqual(bare);
    const [, second] = readdirSync(join(workspace, 'landing')).sort();
    const { build } = await removeImport(second!, { workspace }, realEngine);
    const warehouse = await openWarehouse(join(workspace, 'builds', `${build}.duckdb`), String(build));
    expect(await answers(warehouse)).toEqual(bare);
    warehouse.close();
  },
  patience,
);

test('a table whose encoding a person said is read so again when another import names its people', async () => {
  const workspace = fresh();
  const cards = join(scratch, 'Opportunity.csv');
  // «Насос» in code page 866.
  const name = Buffer.from([0x8d, 0xa0, 0xe1, 0xae, 0xe1]);
  const header = 'Id,Name,StageName,CloseDate,OwnerId,CreatedDate\n0065e000001AbCdAAK,';
  const rest = ',Proposal,2026-05-01,0055e000001AbCdAAK,2026-03-01T10:00:00Z\n';
  writeFileSync(cards, Buffer.concat([Buffer.from(header), name, Buffer.from(rest)]));
  const first = await importInto(workspace, [cards], { timezone: 'UTC', encoding: 'ibm866' });
  first.warehouse.close();
  const people = join(scratch, 'User.csv');
  writeFileSync(people, 'Id,Name,Username\n0055e000001AbCdAAK,Анна Котова,anna@example.com\n');
  const { warehouse } = await importInto(workspace, [people]);
  const { rows } = (await ask(warehouse, 'deals', querySchema.parse({}))) as unknown as {
    rows: { name: string; owner: string }[];
  };
  warehouse.close();
  expect(rows.map((row) => [row.name, row.owner])).toEqual([['Насос', 'Анна Котова']]);
});
