import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { hints } from '../../../lib/process/hints.ts';
import { builtInProcesses } from '../../../lib/process/library.ts';
import { DefinitionError } from '../../../lib/process/problems.ts';
import { readDefinition } from '../../../lib/process/read.ts';
import { definitionOf, tablesOf } from '../../../lib/process-sheets/definition.ts';

const parts = builtInProcesses().map(({ definition, systemDefinition }) => ({
  definition,
  systemDefinition,
}));
const documents = [
  ...parts.map(({ definition }) => definition),
  ...new Set(parts.flatMap(({ systemDefinition }) => (systemDefinition ? [systemDefinition] : []))),
];

/** Paths of every value in a document, itself left out. */
function paths(value: unknown, here: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...here, key], ...paths(inner, [...here, key])]);
}

function replaced(document: unknown, path: readonly string[], value: unknown): unknown {
  const copy: unknown = structuredClone(document);
  const holder = path.slice(0, -1).reduce<unknown>((at, key) => Reflect.get(at as object, key), copy);
  Reflect.set(holder as object, path.at(-1)!, value);
  return copy;
}

const anything = fc.oneof(
  fc.constantFrom(null, true, false, '', ' ', 0, -1, 1e21, 'x', [], {}, [[]], [null], { a: null }),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>,
);
const worsened = fc
  .constantFrom(...documents)
  .chain((document) => fc.tuple(fc.constant(document), fc.constantFrom(...paths(document)), anything));

test('a definition with any value put anywhere is read, or refused in words of both languages', () => {
  fc.assert(
    fc.property(worsened, ([document, path, value]) => {
      try {
        const read = readDefinition(stringify(replaced(document, path, value)), { file: 'my.yaml' });
        for (const process of read) {
          hints(process);
          const again = definitionOf(tablesOf([process]), {
            file: 'b.xlsx',
            original: [process],
            language: 'en',
          });
          expect(readDefinition(again, { file: 'my.yaml' })).toEqual([process]);
        }
      } catch (thrown) {
        if (!(thrown instanceof DefinitionError)) throw thrown;
        for (const { en, ru, line } of thrown.problems) {
          expect(en.length).toBeGreaterThan(5);
          expect(ru).toMatch(/[а-яё]/i);
          expect(line).toBeGreaterThanOrEqual(1);
        }
      }
    }),
    { numRuns: 200, seed: 20260721 },
  );
});
