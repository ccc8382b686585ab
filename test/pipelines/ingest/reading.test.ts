import { expect, test } from 'vitest';
import { failure, ingest } from './support.ts';

/** Texts whose encoding or delimiter a person says, because the bytes do not. */
// «Этап» in code page 866: read as Windows-1251 it is «ќв Ї».
const cp866 = Buffer.from([0x9d, 0xe2, 0xa0, 0xaf]);
const table = Buffer.concat([Buffer.from('deal_id,stage,amount\n1,'), cp866, Buffer.from(',5\n')]);
const stages = 'select stage from raw.deals';

test('an encoding that the bytes do not tell is taken from the person', async () => {
  const guessed = await ingest({ 'deals.csv': table });
  expect(await guessed.rows(stages)).not.toEqual([{ stage: 'Этап' }]);
  const told = await ingest({ 'deals.csv': table }, { encoding: 'ibm866' });
  expect(await told.rows(stages)).toEqual([{ stage: 'Этап' }]);
  expect(told.landing.files[0]?.encoding).toBe('ibm866');
});

test('what is not UTF-8 and was said to be is refused', async () => {
  const refused = await failure(ingest({ 'deals.csv': table }, { encoding: 'utf-8' }));
  expect(refused.message).toBe('deals.csv is not UTF-8, as it was said to be.');
});

test('a delimiter that was said is taken where another would be likelier', async () => {
  const text = 'deal_id,name;note,stage\n1,"a;b;c",New\n2,d;e,New\n';
  const { rows } = await ingest({ 'deals.csv': text }, { delimiter: ',' });
  expect(await rows('select deal_id, stage from raw.deals order by 1')).toEqual([
    { deal_id: '1', stage: 'New' },
    { deal_id: '2', stage: 'New' },
  ]);
  const refused = await failure(ingest({ 'deals.csv': text }, { delimiter: ';' }));
  expect(refused.message).toContain('is not recognised');
});
