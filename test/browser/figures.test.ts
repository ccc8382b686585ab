import { expect } from 'vitest';
import type { Answers } from '../../lib/answers.ts';
import { formatterOf } from '../../lib/format.ts';
import { voronka } from '../support/run-cli.ts';
import { browserTest, demoUrl, demoWorkspace, settled, useBrowser } from './support.ts';

const browser = useBrowser();
const f = { ru: formatterOf('ru', 'RUB', 'Europe/Moscow'), en: formatterOf('en', 'RUB', 'Europe/Moscow') };

async function told<K extends keyof Answers>(name: K, ...filters: string[]): Promise<Answers[K]> {
  const ran = await voronka(['metrics', name, '--workspace', demoWorkspace, '--json', ...filters]);
  return ran.json() as unknown as Answers[K];
}

async function textOf(path: string, lang: 'ru' | 'en', where: string): Promise<string> {
  const { page } = await browser.open({ lang });
  await page.goto(demoUrl + path, { waitUntil: 'load' });
  await settled(page);
  return page.locator(where).first().innerText();
}

/** Figures in the order given must be on the page, written as people read them. */
function expectAll(text: string, figures: readonly string[]): void {
  const plain = text.replace(/\s/g, ' ');
  expect(figures.filter((figure) => !plain.includes(figure.replace(/\s/g, ' ')))).toEqual([]);
}

for (const lang of ['ru', 'en'] as const) {
  const { count, share, shortMoney, days } = f[lang];

  browserTest(`funnel in ${lang}: counts, shares and intervals are the command line's`, async () => {
    const answer = await told('funnel', '--from', '2025-10-01', '--to', '2026-06-30');
    const text = await textOf('/funnel?from=2025-10-01&to=2026-06-30', lang, '#funnel');
    expectAll(
      text,
      answer.stages.flatMap((one) => [
        count(one.reached),
        count(one.advanced),
        count(one.lost),
        count(one.open),
        share(one.resolved_conversion),
        f[lang].shareRange(one.ci_low, one.ci_high),
      ]),
    );
  });

  browserTest(`durations in ${lang}: medians and limits are the command line's`, async () => {
    const answer = await told('durations');
    const text = await textOf('/durations', lang, 'main');
    expectAll(
      text,
      answer.stages.flatMap((one) => [
        days(one.median),
        days(one.p75),
        count(one.completed),
        count(one.over_limit),
      ]),
    );
  });

  browserTest(`win and loss in ${lang}: the whole and each source are the command line's`, async () => {
    const answer = await told('winloss');
    const text = await textOf('/winloss', lang, 'main');
    expectAll(text, [
      count(answer.overall.won),
      count(answer.overall.lost),
      share(answer.overall.win_rate),
      ...answer.by
        .filter(({ dimension }) => dimension === 'source')
        .flatMap((one) => [count(one.won), count(one.lost), share(one.win_rate)]),
    ]);
  });

  browserTest(
    `forecast in ${lang}: won, open by both methods and the target are the command line's`,
    async () => {
      const answer = await told('forecast');
      const text = await textOf('/forecast', lang, 'main');
      expectAll(text, [answer.won, answer.crm, answer.stage, answer.target, answer.gap].map(shortMoney));
    },
  );

  browserTest(
    `compliance in ${lang}: cases and exposed of every judged rule are the command line's`,
    async () => {
      const answer = await told('compliance');
      const text = await textOf('/compliance', lang, 'main');
      expectAll(
        text,
        answer.rules.filter(({ judged }) => judged).flatMap((one) => [count(one.cases), count(one.exposed)]),
      );
    },
  );

  browserTest(`order of stages in ${lang}: rates, departures and routes are the command line's`, async () => {
    const answer = await told('conformance');
    const { variants } = await told('variants', '--limit', '12');
    const text = await textOf('/conformance', lang, 'main');
    expectAll(text, [
      ...[answer.rate, answer.rate_moves, answer.fitness].map(share),
      ...[answer.conforming, answer.cases, answer.moves, answer.legal_moves].map(count),
      ...answer.deviations.flatMap((one) => [count(one.cases), share(one.share), count(one.events)]),
      ...[answer.compared.conforming, answer.compared.deviating].flatMap((side) => [
        share(side.win_rate),
        count(side.won),
        count(side.lost),
        days(side.median_days),
      ]),
      ...variants.flatMap((one) => [count(one.n), share(one.win_rate), days(one.median_days)]),
    ]);
    const { edges } = await told('map');
    const table = await textOf('/conformance', lang, '#map');
    expectAll(
      table,
      edges.slice(0, 5).map(({ n }) => count(n)),
    );
  });

  browserTest(`overview in ${lang}: what is open, won and the win rate are the command line's`, async () => {
    const answer = await told('overview');
    const text = await textOf('/', lang, 'main');
    expectAll(text, [
      count(answer.open.n),
      shortMoney(answer.open.amount),
      shortMoney(answer.quarter.won.amount),
      share(answer.last_90_days.win_rate),
    ]);
  });
}

browserTest(
  'the list of deals says the total and the first rows of the command line, and one deal its fields',
  async () => {
    const ran = await voronka([
      'deals',
      '--workspace',
      demoWorkspace,
      '--json',
      '--stage',
      'negotiation',
      '--sort',
      '-amount',
      '--limit',
      '5',
    ]);
    const answer = ran.json() as unknown as Answers['deals'];
    const text = await textOf('/deals?stage=negotiation&sort=-amount', 'en', 'main');
    expectAll(text, [f.en.count(answer.total), ...answer.rows.map(({ name }) => name ?? '')]);
    const [first] = answer.rows;
    const deal = await textOf(`/deals/${first?.deal_id}`, 'en', 'main');
    expectAll(deal, [first?.name ?? '', f.en.money(first?.amount), first?.owner ?? '']);
  },
);
