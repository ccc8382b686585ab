import type { Cell } from 'write-excel-file/node';
import { zoneOffset } from '../calendar/zone.ts';
import { findText, type Language } from '../messages.ts';
import { type Column, type ColumnType, columnsOf, type Unit } from './columns.ts';
import { flatten, type Row } from './flatten.ts';
import { headingOf, headingsOf, sheetName, shownColumns, shownValue } from './headings.ts';
import { figuresOf, type List, listOfAnswer, listsOf } from './lists.ts';
import { dayCell, plainCell, textCell } from './xlsx/cell.ts';
import { type Sheet, writeWorkbook } from './xlsx/workbook.ts';

export type XlsxOptions = {
  /** The workspace's zone: days and hours are shown in it. */
  readonly timezone: string;
  readonly currency: string;
  /** Of headings and sheets; null = codes. */
  readonly language: Language | null;
  readonly units: ReadonlyMap<string, Unit>;
  /** One list only. */
  readonly list: string | null;
};

const formatOf: Readonly<Partial<Record<ColumnType, string>>> = {
  rate: '0.0%',
  money: '#,##0.00',
  days: '#,##0.0',
  integer: '#,##0',
  number: '#,##0.00',
};

/** Days as the language of the headings writes them. */
const dayFormats: Readonly<Record<Language, string>> = { en: 'yyyy-mm-dd', ru: 'dd.mm.yyyy' };

const quarterHour = 900_000;
const offsets = new Map<string, number>();

/** Offsets change on quarters of an hour only; asking the runtime for each cell would take most of the time. */
function offsetAt(ms: number, timezone: string): number {
  const key = `${timezone} ${Math.floor(ms / quarterHour)}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    offset = zoneOffset(ms, timezone);
    if (offsets.size > 100_000) offsets.clear();
    offsets.set(key, offset);
  }
  return offset;
}

function cellOf(value: unknown, type: ColumnType, { timezone, language }: XlsxOptions): Cell {
  if (typeof value !== 'string' || (type !== 'instant' && type !== 'date'))
    return plainCell(value, formatOf[type]);
  const ms = Date.parse(value);
  const format = dayFormats[language ?? 'en'];
  const day = type === 'date' ? dayCell(ms, format) : dayCell(ms + offsetAt(ms, timezone), `${format} hh:mm`);
  return day ?? textCell(value);
}

const widthOf = (title: string, { type, longest }: Column) => {
  const content = type === 'instant' ? 16 : type === 'date' ? 11 : Math.min(longest, 48);
  return Math.max(8, Math.min(50, Math.max(content, title.length) + 3));
};

function sheetOf({ key, rows }: List, options: XlsxOptions): Sheet {
  const { language, units } = options;
  const all = new Map(columnsOf(rows, units).map((column) => [column.key, column]));
  const keys = shownColumns([...all.keys()], language);
  const columns = keys.map((name) => all.get(name)!);
  const header = headingsOf(keys, language);
  return {
    name: sheetName(key, language),
    header,
    widths: columns.map((column, i) => widthOf(header[i]!, column)),
    count: rows.length,
    isTable: true,
    *rows() {
      for (const row of rows) {
        const flat = flatten(row);
        yield columns.map(({ key: name, type }) =>
          cellOf(shownValue(name, flat[name] ?? null, language), type, options),
        );
      }
    },
  };
}

/** Names with values, each of its own type. */
function pairs(
  name: string,
  given: readonly [string, unknown][],
  options: XlsxOptions,
  codes = false,
): Sheet {
  const { language, units } = options;
  const keys = codes
    ? given.map(([key]) => key)
    : shownColumns(
        given.map(([key]) => key),
        language,
      );
  const values = new Map(given);
  return {
    name: sheetName(name, language),
    header: ['name', 'value'].map((key) => headingOf(key, language)),
    widths: [34, 40],
    count: keys.length,
    isTable: false,
    *rows() {
      for (const key of keys) {
        const [column] = columnsOf([{ [key]: values.get(key) }], units);
        const title = codes ? key : headingOf(key, language);
        yield [textCell(title), cellOf(values.get(key), column?.type ?? 'text', options)];
      }
    },
  };
}

function aboutOf(answer: Row, { language, timezone, currency }: XlsxOptions): [string, unknown][] {
  const word = (key: string) => (language && findText(language, `about.${key}`)) || key;
  const flat = (given: unknown) => Object.entries(flatten((given ?? {}) as Row));
  const excluded = (answer.excluded ?? []) as readonly { reason: string; unit: string; n: number }[];
  return [
    ...['metric', 'process', 'as_of', 'build'].map((key): [string, unknown] => [word(key), answer[key]]),
    [word('timezone'), timezone],
    [word('currency'), currency],
    [word('n_cases'), answer.n_cases],
    ...flat(answer.filters).map(([key, value]): [string, unknown] => [`${word('filter')}: ${key}`, value]),
    ...excluded.map(({ reason, unit, n }): [string, unknown] => [
      `${word('excluded')}: ${reason} (${unit})`,
      n,
    ]),
  ];
}

/** Writes an answer as a workbook: a sheet for each of its lists, one of its other figures, one about it. */
export async function writeXlsx(answer: Row, file: string, options: XlsxOptions): Promise<void> {
  const lists = options.list ? [listOfAnswer(answer, options.list)] : listsOf(answer);
  const figures = options.list ? [] : figuresOf(answer);
  await writeWorkbook(
    [
      ...lists.map((list) => sheetOf(list, options)),
      ...(figures.length > 0 ? [pairs('figures', figures, options)] : []),
      pairs('about', aboutOf(answer, options), options, true),
    ],
    file,
  );
}
