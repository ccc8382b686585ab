import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/scratch.ts';
import { ask, filesIn, toldOf } from './exports-support.ts';
import { type Answer, commandOn, data, isThere } from './support.ts';

/** [won, lost] of one dimension's values. */
const ratesOf = (answer: Answer, dimension: string) =>
  Object.fromEntries(
    (answer.by as Answer[])
      .filter((row) => row.dimension === dimension)
      .map((row) => [row.key ?? '', [row.won, row.lost]]),
  );

describe.skipIf(!isThere())('x_education_leads: 9,240 leads by a mapping file', () => {
  const root = scratchFolder('x-education');
  const run = commandOn(join(root, 'w'));
  const leads = 'x_education_leads/Leads.csv';
  let imported: Answer;
  let winloss: Answer;

  beforeAll(async () => {
    const file = join(root, 'leads.yaml');
    writeFileSync(
      file,
      `files:
  - match: "Leads.csv"
    kind: deals
    columns: {deal_id: Lead Number, source: Lead Source, status: Converted}
    values: {status: {1: won, 0: lost}}`,
    );
    imported = await run(
      ...['import', join(data, 'x_education_leads'), '--mapping', file, '--timezone', 'UTC'],
    );
    winloss = await run('metrics', 'winloss', '--group_by', 'source');
  });

  test('every file is loaded or named with its reason', () => {
    const told = toldOf(imported);
    expect(told).toEqual({
      [leads]: ['canonical deals 9240/9240'],
      'x_education_leads/Leads_Data_Dictionary.xlsx/Sheet1': ['its columns fit no kind of file'],
    });
    const files = Object.keys(told).map((name) => name.replace(/\.xlsx\/.*/, '.xlsx'));
    expect(files.sort()).toEqual(filesIn('x_education_leads'));
  });

  test('3,561 of 9,240 are converted: 38.54 %', async () => {
    expect(await ask(`select count(*), count(*) filter (where Converted = '1') from {${leads}}`)).toEqual([
      [9240, 3561],
    ]);
    expect(winloss.overall).toMatchObject({ won: 3561, lost: 9240 - 3561, open: 0 });
    expect(winloss.overall.win_rate).toBeCloseTo(0.3854, 4);
  });

  test('by source as published; a blank stays blank, another spelling stays one of its own', async () => {
    const raw = await ask(
      `select coalesce("Lead Source", ''), count(*) filter (where Converted = '1'), count(*) filter (where Converted = '0')
       from {${leads}} group by all`,
    );
    const rates = ratesOf(winloss, 'source');
    expect(rates).toEqual(Object.fromEntries(raw.map(([source, ...counts]) => [source, counts])));
    expect(rates).toMatchObject({
      Google: [1147, 2868 - 1147],
      google: [0, 5],
      'Direct Traffic': [818, 2543 - 818],
      'Olark Chat': [448, 1755 - 448],
      'Organic Search': [436, 1154 - 436],
      Reference: [490, 534 - 490],
      'Welingak Website': [140, 2],
      '': [29, 36 - 29],
    });
  });

  test('columns of their own are kept: "Select" stands in 2,249 cities and 1,942 specializations', async () => {
    for (const [column, rows] of Object.entries({
      City: 2249,
      Specialization: 1942,
      'Lead Profile': 4146,
      'How did you hear about X Education': 5043,
    })) {
      const { n_cases } = await run('metrics', 'winloss', `--custom.${column}`, 'Select');
      expect([column, n_cases]).toEqual([column, rows]);
    }
  });

  test('there is no date in the file, and the import says whose moment is taken', () => {
    expect(imported.warnings).toEqual([expect.stringMatching(/tells when it was exported; its own moment/)]);
  });
});

describe.skipIf(!isThere())('ibm_sales_win_loss: 78,025 rows in an archive by a mapping file', () => {
  const root = scratchFolder('ibm');
  const run = commandOn(join(root, 'w'));
  const archive = 'ibm_sales_win_loss/WA_Fn-UseC_-Sales-Win-Loss.csv.zip';
  let imported: Answer;
  let winloss: Answer;

  beforeAll(async () => {
    const file = join(root, 'ibm.yaml');
    writeFileSync(
      file,
      `files:
  - match: "*Win-Loss.csv"
    kind: deals
    columns: {deal_id: Opportunity Number, status: Opportunity Result, amount: Opportunity Amount USD, source: Route To Market, product: Supplies Group}
    values: {status: {Loss: lost}}`,
    );
    imported = await run(
      ...['import', join(data, 'ibm_sales_win_loss'), '--mapping', file],
      ...['--timezone', 'UTC', '--base-currency', 'USD'],
    );
    winloss = await run('metrics', 'winloss', '--group_by', 'source');
  });

  test('the one file is the archive; 78,025 rows, of which 55 repeat another in every cell', () => {
    expect(filesIn('ibm_sales_win_loss')).toEqual([archive]);
    expect(toldOf(imported)).toEqual({
      [`${archive}/WA_Fn-UseC_-Sales-Win-Loss.csv`]: ['canonical deals 77970/78025, 55 duplicates'],
    });
  });

  test('77,829 opportunities, 137 of them with rows that differ: the later row stands', async () => {
    expect(imported.processes).toMatchObject([{ inferred: true, cases: 77_829 }]);
    const { issues } = await run('metrics', 'quality');
    expect(issues.find((one: Answer) => one.issue === 'conflicting_rows')).toMatchObject({ n: 137 });
  });

  test('won 17,548, lost 60,281', () => {
    expect(winloss.overall).toMatchObject({ won: 17_548, lost: 60_281, open: 0 });
    expect(winloss.overall.win_rate).toBeCloseTo(17_548 / 77_829, 12);
  });

  test('by channel and by sum as plain SQL counts them, the last row of each number standing', async () => {
    const bytes = readFileSync(join(data, archive));
    // The one entry of the archive lies behind its local header and two names.
    const table = join(root, 'rows.csv');
    writeFileSync(
      table,
      inflateRawSync(bytes.subarray(30 + bytes.readUInt16LE(26) + bytes.readUInt16LE(28))),
    );
    const last = `with rows as (
        select *, row_number() over () as n from read_csv('${table}', all_varchar = true)
      ), last as (
        from rows qualify row_number() over (partition by "Opportunity Number" order by n desc) = 1
      )`;
    const won = `"Opportunity Result" = 'Won'`;
    const raw = await ask(
      `${last} select "Route To Market", count(*) filter (where ${won}), count(*) filter (where not ${won}) from last group by all`,
    );
    expect(ratesOf(winloss, 'source')).toEqual(
      Object.fromEntries(raw.map(([channel, ...counts]) => [channel, counts])),
    );
    const [sums] = await ask(
      `${last} select sum("Opportunity Amount USD"::bigint) filter (where ${won}),
         sum("Opportunity Amount USD"::bigint) filter (where not ${won}) from last`,
    );
    expect([winloss.overall.amount_won, winloss.overall.amount_lost]).toEqual(sums);
  });
});
