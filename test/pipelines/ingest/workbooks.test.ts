import { join } from 'node:path';
import { expect, test } from 'vitest';
import writeXlsxFile, { type Row } from 'write-excel-file/node';
import { csvOf, headerRow } from '../../../pipelines/ingest/workbook.ts';
import { folderOf, ingest, land, load, newFolder } from './support.ts';

const texts = (cells: readonly string[]): Row => cells.map((value) => ({ value, type: String }));

async function book(name: string, sheets: Record<string, Row[]>): Promise<string> {
  const path = join(await newFolder(), name);
  const list = Object.entries(sheets).map(([sheet, data]) => ({ sheet, data }));
  await writeXlsxFile(list).toFile(path);
  return path;
}

const amoHeader = [
  'ID',
  'Название сделки',
  'Этап сделки',
  'Воронка',
  'Бюджет',
  'Дата создания',
  'Дата закрытия',
];

test('each sheet of a workbook is a table: dates, long ids and failed formulas come through', async () => {
  const path = await book('deals.xlsx', {
    Сделки: [
      texts(['Отчёт по сделкам']),
      [],
      texts(amoHeader),
      [
        ...texts(['4653260000012345678', 'Сделка «А», первая', 'Переговоры', 'Продажи']),
        { type: Number, value: 1250000.5 },
        { type: Date, value: new Date(Date.UTC(2025, 2, 4, 10, 15, 2)), format: 'dd.mm.yyyy hh:mm:ss' },
        { type: String, value: 'не закрыта' },
      ],
      [
        ...texts(['4653260000012345679', '#REF!', 'Успешно реализовано', 'Продажи']),
        { type: Number, value: 100 },
        { type: Date, value: new Date(Date.UTC(2025, 2, 5)), format: 'dd.mm.yyyy' },
        { type: Date, value: new Date(Date.UTC(2025, 3, 5, 9)), format: 'dd.mm.yyyy hh:mm' },
      ],
    ],
    Пояснение: [texts(['выгружено вручную'])],
  });
  const { landing, dir } = await land([path]);
  expect(landing.skipped.map(({ file }) => file)).toEqual(['deals.xlsx/Пояснение']);
  const [file] = landing.files;
  expect([file?.name, file?.crm, file?.kind]).toEqual(['deals.xlsx/Сделки', 'amocrm', 'deals']);
  const { rows } = await load(landing, dir, { timezone: 'Europe/Moscow' });
  expect(
    await rows('select deal_id, name, amount, created_at, closed_at from raw.deals order by deal_id'),
  ).toEqual([
    {
      deal_id: '4653260000012345678',
      name: 'Сделка «А», первая',
      amount: '1250000.5000',
      created_at: '2025-03-04 07:15:02',
      closed_at: null,
    },
    {
      deal_id: '4653260000012345679',
      name: null,
      amount: '100.0000',
      created_at: '2025-03-04 21:00:00',
      closed_at: '2025-04-05 06:00:00',
    },
  ]);
});

test('a mapping may name one sheet of a workbook', async () => {
  const path = await book('sales.xlsx', {
    Old: [texts(['key', 'title']), texts(['1', 'old'])],
    New: [texts(['key', 'title']), texts(['2', 'new'])],
  });
  const mapping = {
    files: [
      {
        match: 'sales.xlsx',
        sheet: 'New',
        kind: 'deals',
        columns: { deal_id: 'key', name: 'title' },
        values: {},
        formats: {},
      },
    ],
  };
  const { landing } = await land([path], { mapping });
  expect(landing.files.map(({ name }) => name)).toEqual(['sales.xlsx/New']);
  expect(landing.skipped.map(({ file }) => file)).toEqual(['sales.xlsx/Old']);
});

test('the header is the first full row: titles and merged headings above it are left out', () => {
  const rows = [['Sales', null, null], [null], ['deal_id', 'name', 'amount'], ['1', 'a', 5]];
  expect(headerRow(rows)).toBe(2);
  expect(csvOf(rows)).toBe('deal_id,name,amount\n1,a,5\n');
  expect(csvOf([])).toBe('');
});

test('a page with a table, saved as Excel, is read as that table', async () => {
  const page = `<html><head><meta charset="utf-8"></head><body><table>
    <tr><th>ID</th><th>Воронка</th><th>Стадия сделки</th><th>Название сделки</th><th>Ответственный</th><th>Сумма</th></tr>
    <tr><td>7</td><td>Общая</td><td>Новая</td><td>Пилот &amp; Ко</td><td>Анна</td><td>19999.99</td></tr></table></body></html>`;
  const { rows } = await ingest({ 'DEAL_20250301.xls': page });
  expect(await rows('select deal_id, pipeline, stage, name, owner, amount from raw.deals')).toEqual([
    {
      deal_id: '7',
      pipeline: 'Общая',
      stage: 'Новая',
      name: 'Пилот & Ко',
      owner: 'Анна',
      amount: '19999.9900',
    },
  ]);
});

test('a broken workbook is told apart from a table and says what to do', async () => {
  const dir = await folderOf({ 'deals.xlsx': Buffer.from('PK\x03\x04rest'), 'deals.csv': 'deal_id\n1\n' });
  const { landing } = await land([dir]);
  expect(landing.files.map(({ kind }) => kind)).toEqual(['deals']);
  expect(landing.skipped[0]?.why).toMatch(/save the tables as CSV/);
});
