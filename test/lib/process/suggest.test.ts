import { expect, test } from 'vitest';
import { builtInProcesses } from '../../../lib/process/library.ts';
import { suggestBuiltIn } from '../../../lib/process/suggest.ts';
import { observe } from './observed.ts';

const suggested = (...stages: Parameters<typeof observe>) =>
  suggestBuiltIn(builtInProcesses(), observe(...stages)).map(({ process }) => process);

test('a built-in definition is suggested where it knows every stage, and not where it misses one', () => {
  const known = [
    'Анализ потребностей',
    'Предложение',
    'Переговоры',
    'Контрактация',
    'Closed Won',
    'Closed Lost',
  ];
  expect(suggestBuiltIn(builtInProcesses(), observe(...known))).toEqual([
    { entity: 'deal', pipeline: null, process: 'guide-deal' },
  ]);
  expect(suggestBuiltIn(builtInProcesses(), observe(...known, 'Пилот'))).toEqual([]);
  expect(suggestBuiltIn(builtInProcesses(), observe(...known, { stage: 'Пилот', n: 0 }))).toHaveLength(1);
});

const creatio = {
  Qualification: 'c2067b11-0ee0-df11-971b-001d60e938c6',
  Presentation: '325f0619-0ee0-df11-971b-001d60e938c6',
  'Proposal submission': '423774cb-5ae6-df11-971b-001d60e938c6',
  Contracting: 'fb563df2-5ae6-df11-971b-001d60e938c6',
  'Closed won': '60d5310c-5be6-df11-971b-001d60e938c6',
  'Closed lost': 'a9aafdfe-2242-4f42-8cd5-2ae3b9556d79',
};

test("Creatio's standard stages suggest the corporate sale, by their ids and by their names", () => {
  expect(suggested(...Object.values(creatio))).toEqual(['corporate-sale']);
  expect(suggested(...Object.keys(creatio))).toEqual(['corporate-sale']);
  expect(suggested(...Object.values(creatio), 'Needs analysis')).toEqual([]);
});

test('of several that know every stage the one whose own stages are met most is suggested', () => {
  // "Диагностика, Предложение, Переговоры" are 3 of 3 stages of the B2B funnel and 3 of 4 of the sales system map.
  expect(suggested('Диагностика', 'Предложение', 'Переговоры', 'WON', 'LOSE')).toEqual(['funnel-deal']);
  expect(suggested('Диагностика', 'Предложение', 'Переговоры', 'Закрытие', 'WON', 'LOSE')).toEqual([
    'map-deal',
  ]);
  expect(suggested('Холодный лид', 'MQL', 'SQL', 'Обсуждение КП', 'Клиент', 'Проигранные')).toEqual([
    'agency-crm',
  ]);
});

test('final states alone suggest nothing', () => {
  expect(suggested('WON', 'LOSE')).toEqual([]);
});
