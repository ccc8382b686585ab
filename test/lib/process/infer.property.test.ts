import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inferProcess } from '../../../lib/process/infer.ts';
import { mapStages } from '../../../lib/process/map-stages.ts';
import { readDefinition } from '../../../lib/process/read.ts';
import { toYaml } from '../../../lib/process/to-yaml.ts';
import type { ObservedStage } from '../../../lib/process/types.ts';

const text = fc.oneof(
  fc.constantFrom(
    'NEW',
    'new',
    'Новая',
    'Ёлка',
    'елка',
    'Closed Won',
    'closedwon',
    'Отказ',
    '142',
    '1.1',
    '11',
    '—',
    'on',
  ),
  fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }),
);
const trimmed = text.map((raw) => raw.trim()).filter((plain) => plain !== '');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const stage: fc.Arbitrary<ObservedStage> = fc.record({
  entity: fc.constant('deal' as const),
  pipeline: maybe(fc.constantFrom('A', 'Опт 1')),
  stage: trimmed,
  name: maybe(trimmed),
  position: maybe(fc.integer({ min: 0, max: 9 })),
  kind: maybe(fc.constantFrom('open', 'won', 'lost', 'neutral')),
  probability: maybe(fc.constantFrom(0, 0.5, 1)),
  n: fc.integer({ min: 0, max: 5 }),
  meanRank: maybe(fc.double({ min: 1, max: 9, noNaN: true })),
  appearance: fc.integer({ min: 1, max: 99 }),
  statuses: fc.dictionary(fc.constantFrom('open', 'won', 'lost'), fc.integer({ min: 0, max: 3 })),
});
const stages = fc.uniqueArray(stage, {
  maxLength: 8,
  selector: ({ pipeline, stage: id }) => JSON.stringify([pipeline, id]),
});

test('an inferred process of any stages knows all of them, and its YAML reads back the same', () => {
  fc.assert(
    fc.property(stages, fc.constantFrom(null, 'A', 'Опт 1'), (observed, pipeline) => {
      const own = observed.filter((each) => each.pipeline === pipeline);
      const process = inferProcess('deal', pipeline, own);
      expect(readDefinition(toYaml(process), { file: 'inferred.yaml' })).toEqual([process]);
      expect(mapStages([process], own).unmapped).toEqual([]);
      expect(process.states.filter(({ kind }) => kind === 'active').map(({ position }) => position)).toEqual(
        process.states.flatMap(({ kind }, at) => (kind === 'active' ? [at + 1] : [])),
      );
    }),
    { numRuns: 500 },
  );
});
