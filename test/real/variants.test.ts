import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/scratch.ts';
import { commandOn, data, isThere, rowsOf } from './support.ts';

const columns = { case: 'case:concept:name', stage: 'concept:name', at: 'time:timestamp' };
const mapping = `files:
  - match: "*.csv"
    kind: stage_history
    columns: {deal_id: "${columns.case}", stage: "${columns.stage}", entered_at: "${columns.at}"}
`;

const definition = (id: string, repeats: string, names: readonly string[]) => `id: ${id}
name: {en: ${id}, ru: ${id}}
entity: deal
order: free
repeats: ${repeats}
stages:
${names.map((name, at) => `  - {id: s${at}, name: {en: "${name}", ru: "${name}"}, match: ["${name}"]}`).join('\n')}
`;

describe.skipIf(!isThere())('published event logs, each activity a stage', () => {
  const root = scratchFolder('variants');
  writeFileSync(join(root, 'log.yaml'), mapping);

  async function variants(id: string, repeats: string, file: string, rows: Record<string, string>[]) {
    const names = [...new Set(rows.map((row) => row[columns.stage]!))];
    const process = join(root, `${id}-${repeats}.yaml`);
    writeFileSync(process, definition(`${id}-${repeats}`, repeats, names));
    const run = commandOn(join(root, `${id}-${repeats}`));
    await run(
      ...['import', file, '--mapping', join(root, 'log.yaml'), '--process', process, '--timezone', 'UTC'],
    );
    const answer = await run('metrics', 'variants', '--limit', '0');
    return [answer.n_cases, answer.total, answer.variants.length];
  }

  test.each([
    ['keep', 116],
    ['merge', 115],
  ])('permits: 1,434 cases, with repeats: %s %i variants', async (repeats, n) => {
    const rows = rowsOf('receipt/receipt.csv');
    const file = join(data, 'receipt/receipt.csv');
    expect(await variants('receipt', repeats, file, rows)).toEqual([1434, n, n]);
  });

  test.each([
    ['keep', 226],
    ['merge', 106],
  ])('help desk: 4,580 cases, with repeats: %s %i variants', async (repeats, n) => {
    const rows = rowsOf('helpdesk_italian/helpdesk.csv');
    // 127 events are equal in every cell to an earlier one: numbered, none of them is a duplicate.
    const file = join(root, 'helpdesk.csv');
    const cells = rows.map((row, at) => [row[columns.case], row[columns.stage], row[columns.at], at].join());
    writeFileSync(file, [`${Object.values(columns).join()},seq`, ...cells].join('\n'));
    expect(await variants('helpdesk', repeats, file, rows)).toEqual([4580, n, n]);
  });
});
