import { expect, test } from 'vitest';
import { figureWords, periodWords } from '../../app/deals/figure-words.ts';
import type { Page } from '../../app/server/open-page.ts';
import { figures } from '../../lib/figures/index.ts';
import { formatterOf } from '../../lib/format.ts';
import { findText, type Language, translator } from '../../lib/messages.ts';

/** As much of a page as words need. */
function pageOf(language: Language, address: string): Page {
  return {
    language,
    params: new URLSearchParams(address),
    t: translator(language),
    find: (key: string, values?: Record<string, string | number>) => findText(language, key, values),
    f: formatterOf(language, 'RUB', 'Europe/Moscow'),
    stage: (id: string | null) => ({ proposal: 'Предложение' })[id ?? ''] ?? String(id),
    rule: (name: string) => findText(language, `rule.${name}`) ?? name,
  } as unknown as Page;
}

test.each(['ru', 'en'] as const)('every figure that has a list has its words in %s', (language) => {
  const bare = [...figures.keys()].filter((name) => {
    const page = pageOf(
      language,
      `figure=${name}&stage=proposal&rule=stalled&category=commit&policy=strict&path=proposal`,
    );
    return figureWords(page, name) === name;
  });
  expect(bare).toEqual([]);
});

test('the figure names its stage, reason, category, period and group', () => {
  const words = (address: string) =>
    figureWords(pageOf('ru', address), new URLSearchParams(address).get('figure') ?? '');
  expect(words('figure=funnel.lost&stage=proposal')).toBe('«Предложение», отказ на этапе');
  expect(words('figure=funnel.lost')).toBe('отказы');
  expect(words('figure=winloss.reason&reason=')).toBe('отказы без указанной причины');
  expect(words('figure=winloss.reason&reason=Дорого&stage=proposal')).toBe(
    '«Предложение», отказы с этапа по причине «Дорого»',
  );
  expect(words('figure=forecast.category&category=commit&period=2026-Q3')).toBe(
    'категория «Обещано», 3 квартал 2026',
  );
  expect(words('figure=winloss.won&group_by=source&key=Сайт')).toBe('выигранные, источник: Сайт');
  expect(words('figure=winloss.won&group_by=source&key=')).toBe('выигранные, источник: не указано');
  expect(words('figure=compliance.now&rule=stalled')).toBe('сейчас нарушено правило «Застывшая»');
  expect(words('figure=compliance.cases&stage=proposal')).toBe('«Предложение», хотя бы одно замечание');
});

test('periods are told as a year, a quarter, a month, a week', () => {
  const page = pageOf('ru', '');
  expect(['2026', '2026-Q4', '2026-11', '2026-W47', null].map((period) => periodWords(page, period))).toEqual(
    ['2026 год', '4 квартал 2026', 'ноябрь 2026', 'неделя 47, 2026', 'этот квартал'],
  );
});
