import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bin } from '../support/run-cli.ts';
import { scratchFolder } from '../support/scratch.ts';
import { kaplanMeier, type Stay } from './kaplan-meier.ts';
import { type Answer, commandOn, data, isThere, rounded, rowsOf } from './support.ts';

const exportedAt = '2012-03-14T23:59:59+01:00';
const process_ = (id: string, stages: readonly (readonly [string, string])[]) => `
id: ${id}
name: {en: Loan applications, ru: Заявки на кредит}
entity: deal
order: strict
stages:
${stages.map(([stage, match]) => `  - {id: ${stage}, name: {en: ${stage}, ru: ${stage}}, match: [${match}]}`).join('\n')}
won: [{id: activated, name: {en: Activated, ru: Выдан}, match: [A_ACTIVATED, A_APPROVED, A_REGISTERED]}]
lost:
  - {id: declined, name: {en: Declined, ru: Отказ}, match: [A_DECLINED]}
  - {id: cancelled, name: {en: Cancelled, ru: Отменена}, match: [A_CANCELLED]}
`;
const stages = [
  ['submitted', 'A_SUBMITTED'],
  ['partly_submitted', 'A_PARTLYSUBMITTED'],
  ['preaccepted', 'A_PREACCEPTED'],
  ['accepted', 'A_ACCEPTED'],
  ['finalized', 'A_FINALIZED'],
] as const;
/** The levels of the published figures: an application until it is taken up, then until the offer goes out. */
const levels = [
  ['submitted', 'A_SUBMITTED, A_PARTLYSUBMITTED'],
  ['preaccepted', 'A_PREACCEPTED, A_ACCEPTED'],
  ['finalized', 'A_FINALIZED'],
] as const;

const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** Stays per stage from the rows themselves, up to the instant T in microseconds. */
function staysUntil(asOf: number): Map<string, Stay[]> {
  const histories = new Map<string, { stage: string; at: number }[]>();
  for (const row of rowsOf('bpic2012/canonical/stage_history.csv')) {
    const at = Date.parse(row.entered_at!) * 1000;
    if (at > asOf) continue;
    const history = histories.get(row.deal_id!) ?? [];
    histories.set(row.deal_id!, history);
    history.push({ stage: row.stage!, at });
  }
  const stays = new Map<string, Stay[]>(stages.map(([, match]) => [match, []]));
  for (const history of histories.values()) {
    history.sort((a, b) => a.at - b.at);
    for (let i = 0; i < history.length; ) {
      const { stage, at } = history[i]!;
      while (i < history.length && history[i]!.stage === stage) i++;
      stays.get(stage)?.push({ length: (history[i]?.at ?? asOf) - at, ended: i < history.length });
    }
  }
  return stays;
}

describe.skipIf(!isThere())('13,087 loan applications of a bank (BPI Challenge 2012)', () => {
  const root = scratchFolder('bpic');
  const run = commandOn(join(root, 'w'));
  const runLevels = commandOn(join(root, 'levels'));
  let imported: Answer;
  let funnel: Answer;

  const importWith = async (command: typeof run, name: string, text: string) => {
    const file = join(root, `${name}.yaml`);
    writeFileSync(file, text);
    const folder = join(data, 'bpic2012/canonical');
    return command(
      ...['import', folder, '--process', file, '--exported-at', exportedAt, '--timezone', 'Europe/Amsterdam'],
    );
  };

  beforeAll(async () => {
    imported = await importWith(run, 'loans', process_('bpic-loans', stages));
    funnel = await run('metrics', 'funnel');
  });

  test('read = loaded: 13,087 deals and 60,849 history rows, nothing rejected', () => {
    expect(imported).toMatchObject({
      published: true,
      base_currency: 'EUR',
      as_of: '2012-03-14T22:59:59Z',
      rejected: 0,
      unmapped_stages: [],
      processes: [{ id: 'bpic-loans', entity: 'deal', inferred: false, cases: 13_087 }],
    });
    const files = imported.files as Answer[];
    expect(
      files.map(({ kind, read, loaded, duplicates }) => [kind, read, loaded, duplicates]).sort(),
    ).toEqual([
      ['deals', 13_087, 13_087, 0],
      ['stage_history', 60_849, 60_849, 0],
    ]);
  });

  test('reached 13,087 / 13,087 / 7,367 / 5,113 / 5,015 under every policy', () => {
    const reached = [13_087, 13_087, 7367, 5113, 5015];
    expect(funnel.stages.map((stage: Answer) => stage.reached)).toEqual(reached);
    expect(funnel.policies).toEqual({ implied: reached, observed: reached, strict: reached });
    for (const stage of funnel.stages as Answer[])
      expect(stage.advanced + stage.lost + stage.neutral + stage.open).toBe(stage.reached);
  });

  test('13,087 = 2,246 won + 10,442 lost + 399 open; 35,290,338 of 177,634,511 won', () => {
    expect(funnel.totals).toMatchObject({
      cases: 13_087,
      won: 2246,
      lost: 10_442,
      open: 399,
      neutral: 0,
      amount: 177_634_511,
      amount_won: 35_290_338,
    });
    expect([funnel.n_cases, funnel.excluded]).toEqual([13_087, []]);
  });

  test.each([
    ['at the end of the log', undefined, Date.parse(exportedAt) * 1000],
    ['at the end of 1 January 2012 in Amsterdam', '2012-01-01', Date.parse('2012-01-01T23:00Z') * 1000 - 1],
    ['at an instant', '2011-11-15T12:00:00Z', Date.parse('2011-11-15T12:00Z') * 1000],
  ])('durations are those of a Kaplan–Meier over the rows, %s', async (_when, asOf, instant) => {
    const answer = await run('metrics', 'durations', ...(asOf ? ['--as-of', asOf] : []));
    const stays = staysUntil(instant);
    for (const [stage, match] of stages) {
      const actual = answer.stages.find((one: Answer) => one.stage === stage);
      for (const [name, value] of Object.entries(kaplanMeier(stays.get(match)!))) {
        if (value === null) expect(actual[name], `${stage}.${name}`).toBeNull();
        else expect(actual[name], `${stage}.${name}`).toBeCloseTo(value, 9);
      }
    }
  });

  test('the same documents over HTTP', async () => {
    const { url, child } = await serve(join(root, 'w'));
    try {
      for (const name of ['funnel', 'durations', 'winloss', 'variants', 'quality']) {
        const answer = await fetch(`${url}/api/v1/metrics/${name}`);
        expect(rounded(await answer.json()), name).toEqual(rounded(await run('metrics', name)));
      }
      const earlier = await fetch(`${url}/api/v1/metrics/funnel?as_of=2012-01-01`);
      expect(rounded(await earlier.json())).toEqual(
        rounded(await run('metrics', 'funnel', '--as-of', '2012-01-01')),
      );
    } finally {
      child.kill('SIGKILL');
    }
  });

  test('by levels: the counts, medians and Aalen–Johansen shares of gold_bpic2012.json', async () => {
    const gold = JSON.parse(readFileSync(join(data, 'gold/gold_bpic2012.json'), 'utf8')) as Answer;
    await importWith(runLevels, 'levels', process_('bpic-levels', levels));
    for (const [key, asOf] of [
      ['recomputed_stage_end_of_log', exportedAt],
      ['recomputed_stage_2012-01-01', '2012-01-01T00:00:00Z'],
    ] as const) {
      const durations = await runLevels('metrics', 'durations', '--as-of', asOf);
      const rates = await runLevels('metrics', 'funnel', '--as-of', asOf);
      for (const level of [0, 1]) {
        const expected = gold[key][level + 1];
        const [stay, rate] = [durations.stages[level], rates.stages[level]];
        expect([stay.n, stay.censored], key).toEqual([expected.stays, expected.open]);
        expect([rate.advanced, rate.lost, rate.open], key).toEqual([
          expected.adv,
          expected.lost,
          expected.open,
        ]);
        // Above 5,000 visits the product counts in whole hours; an offer leaves seconds after the last stage.
        const isLarge = stay.n > 5000;
        const floored = (days: number) => (isLarge ? Math.floor(days * 24 + 1e-9) / 24 : days);
        expect(Math.abs(stay.naive_median - expected.naive_median)).toBeLessThan(1 / 1440);
        for (const name of ['median', 'p25', 'p75', 'p90'])
          expect(
            Math.abs(stay[name] - floored(expected[`km_${name}`])),
            `${key} ${level} ${name}`,
          ).toBeLessThan(1 / 1440);
        expect(Math.abs(rate.eventual_conversion - expected.aj_advance)).toBeLessThan(isLarge ? 1e-4 : 1e-9);
      }
    }
  });
});

function serve(workspace: string): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [bin, 'serve', '--port', '0', '--workspace', workspace], {
    env: { ...process.env, LANG: 'C', VORONKA_TOKEN: '' },
  });
  children.push(child);
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (line) => resolve({ url: String(line).trim(), child }));
    child.once('close', (code) => reject(new Error(`serve ended with ${code}: ${err}`)));
  });
}
