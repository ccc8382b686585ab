import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VoronkaError } from '../../../lib/errors.ts';
import { sqlFile } from '../../../lib/sql-file.ts';
import { CsvRepairer } from '../../../pipelines/ingest/csv-repairer.ts';
import { ingest } from './support.ts';

const cell = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('1', '2', 'a', '', 'new', '2026-01-01', '5.5', ' x ', 'soon', 'Анна'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('"a, b"', '"two\nlines"', '"say ""hi"""', '"open', 'x"y', '"x"y', '"', '""'),
  },
);
const row = fc.oneof(
  { weight: 8, arbitrary: fc.array(cell, { minLength: 4, maxLength: 4 }) },
  { weight: 1, arbitrary: fc.array(cell, { minLength: 1, maxLength: 6 }) },
);
const csv = fc
  .record({
    rows: fc.array(row, { minLength: 1, maxLength: 12 }),
    end: fc.constantFrom('\n', '\r\n'),
    last: fc.boolean(),
  })
  .map(({ rows, end, last }) => {
    const lines = ['deal_id,amount,created_at,name', ...rows.map((cells) => cells.join(','))];
    return lines.join(end) + (last ? end : '');
  });

/** A file without rows is refused by design. */
async function ingestOrNull(text: string) {
  try {
    return await ingest({ 'deals.csv': text });
  } catch (error) {
    if (error instanceof VoronkaError && /no rows/.test(error.message)) return null;
    throw error;
  }
}

test('read = loaded + rejected + duplicates, in rows and in money, and every record has one place, for any mangled CSV', async () => {
  await fc.assert(
    fc.asyncProperty(csv, async (text) => {
      const loaded = await ingestOrNull(text);
      if (!loaded) return;
      const [file] = loaded.report.files;
      expect(file!.read).toBe(file!.loaded + file!.rejected + file!.duplicates);
      const records = await loaded.rows('select record::int as r from raw.deals order by record');
      expect(new Set(records.map((one) => one.r)).size).toBe(records.length);
      const places = await loaded.rows(
        `select count(*)::int as n from raw.deals where record not between 2 and ${file!.read + 1}`,
      );
      expect(places).toEqual([{ n: 0 }]);
      const lostMoney = await loaded.rows(
        `from (${sqlFile('marts', 'file_amounts').text})
         where amount_read <> amount_loaded + amount_rejected + amount_duplicates`,
      );
      expect(lostMoney).toEqual([]);
    }),
    { numRuns: 40, seed: 20261122 },
  );
});

test('good rows survive whatever a bad neighbour does: an id after a mangled line is loaded', async () => {
  const bad = fc.constantFrom(
    'x,"open,1,z',
    '"',
    'x,"a"b,1,z',
    'only',
    'a,b,c,d,e,f',
    '"x"",1',
    'x,1"2,2026-01-01',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(bad, { minLength: 1, maxLength: 4 }), async (mangled) => {
      const lines = mangled.flatMap((line, at) => [line, `good${at},5,2026-01-01,name`]);
      const { rows } = await ingest({ 'deals.csv': `deal_id,amount,created_at,name\n${lines.join('\n')}\n` });
      const kept = await rows(`select count(*)::int as n from raw.deals where deal_id like 'good%'`);
      expect(kept).toEqual([{ n: mangled.length }]);
    }),
    { numRuns: 12, seed: 20261122 },
  );
});

test('the repaired copy does not depend on how the bytes are cut into chunks', () => {
  fc.assert(
    fc.property(csv, fc.integer({ min: 1, max: 40 }), (text, size) => {
      const run = (pieces: Buffer[]) => {
        const repairer = new CsvRepairer(4, ',');
        const parts = [...pieces.map((piece) => repairer.push(piece)), repairer.end()];
        return {
          text: Buffer.concat(parts.flatMap((part) => part.good)).toString(),
          malformed: parts.flatMap((part) => part.malformed),
        };
      };
      const bytes = Buffer.from(text);
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      expect(run(pieces)).toEqual(run([bytes]));
    }),
    { numRuns: 300, seed: 20261122 },
  );
});
