import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { randomQuestions } from '../naive/random-questions.ts';
import { writeWorld } from '../naive/write-world.ts';
import { scratchFolder } from './scratch.ts';
import { disagreements, historiesOf, isRefused, opinionWorld } from './second-opinion.ts';
import { importInto } from './warehouse.ts';

/** SECOND_OPINION_SEEDS=2000 looks longer, SECOND_OPINION_FROM=17 elsewhere; a world is one seed. */
const seeds = Number(process.env.SECOND_OPINION_SEEDS ?? 64);
const first = Number(process.env.SECOND_OPINION_FROM ?? 1);
/** How many of the questions to ask; SECOND_OPINION_QUESTIONS=100 asks all. */
const questions = Number(process.env.SECOND_OPINION_QUESTIONS ?? 8);

/** Declares a test per world of an even or odd seed: two files, so that two processes share the work. */
export function compareWorlds(parity: 'even' | 'odd'): void {
  const folder = scratchFolder(`second-opinion-${parity}`);
  const own = Array.from({ length: seeds }, (_, n) => first + n).filter(
    (n) => n % 2 === (parity === 'even' ? 0 : 1),
  );
  const histories = own.reduce((sum, seed) => sum + historiesOf(opinionWorld(seed)), 0);
  describe(`a naive second implementation agrees on ${histories} random histories`, () => {
    test.each(own)(
      'world %i',
      async (seed) => {
        const world = opinionWorld(seed);
        const place = join(folder, `world-${seed}`);
        const written = writeWorld(world, place);
        const imported = importInto(join(place, 'workspace'), [written.data], {
          processes: written.processes,
          exportedAt: written.exportedAt,
          timezone: written.timezone,
          baseCurrency: written.baseCurrency,
        });
        if (isRefused(world)) return expect(imported).rejects.toMatchObject({ code: 'bad_input' });
        const { warehouse } = await imported;
        try {
          expect(await disagreements(world, warehouse, randomQuestions(seed, world, questions))).toEqual([]);
        } finally {
          warehouse.close();
          rmSync(place, { recursive: true, force: true });
        }
      },
      180_000,
    );
  });
}
