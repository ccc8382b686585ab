import { expect, test } from 'vitest';
import { placesOf, recordsAt } from '../../../pipelines/ingest/json-records.ts';

async function* chunks(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function records(text: string, at: string[], size = 7): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const one of recordsAt(chunks(text, size), at, 'x.json')) found.push(JSON.parse(one));
  return found;
}

const page = (ids: number[]) =>
  JSON.stringify({
    result: { items: ids.map((id) => ({ id, note: 'a "}]" ё', inner: { id: 0 } })) },
    total: 2,
  });

test('records lie at a path of the answer, however many answers follow one another', async () => {
  const ids = (list: unknown[]) => list.map((one) => (one as { id: number }).id);
  const at = ['result', 'items'];
  expect(ids(await records(page([1, 2]), at))).toEqual([1, 2]);
  expect(ids(await records(`${page([1])}\n${page([2, 3])}`, at))).toEqual([1, 2, 3]);
  expect(ids(await records(`[${page([1])},${page([2])}]`, at))).toEqual([1, 2]);
  expect(await records('{"result":[]}', at)).toEqual([]);
});

test('one record without a list, bare lists and lines are records too', async () => {
  expect(await records('{"result":{"ID":"5"}}', ['result'])).toEqual([{ ID: '5' }]);
  expect(await records('[{"a":1},\n{"a":2}]', [])).toEqual([{ a: 1 }, { a: 2 }]);
  expect(await records('{"a":1}\n{"a":2}\n', [])).toEqual([{ a: 1 }, { a: 2 }]);
});

test('the size of the chunks changes nothing', async () => {
  const text = `${page([1, 2, 3])}${page([4])}`;
  const whole = await records(text, ['result', 'items'], 1_000_000);
  for (const size of [1, 2, 3, 5, 64]) expect(await records(text, ['result', 'items'], size)).toEqual(whole);
});

test('a text that breaks off is refused', async () => {
  await expect(records('{"result":[{"a":1},{"a":', ['result'])).rejects.toThrow(/breaks off/);
});

test('the places of the beginning of a text, cut off or not', () => {
  const places = placesOf('{"data":[{"id":1,"user":{"name":"x"}},{"id":2,"title":"y"');
  expect([...(places.get('data') ?? [])]).toEqual(['id', 'user', 'title']);
  expect([...(places.get('data.user') ?? [])]).toEqual(['name']);
});
