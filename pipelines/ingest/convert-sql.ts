import { type Column, sqlTypes } from '../../lib/schema/canonical.ts';
import {
  endOfDaySql,
  instantSql,
  isBareDate,
  isBareIsoDate,
  isCastable,
  isPlausible,
  utc,
} from './instants-sql.ts';
import type { ColumnFormat } from './landing.ts';
import { bareNumberSql, groupedCommaSql, isPlainNumber, isWholeNumber, numberSql } from './numbers-sql.ts';
import { literal } from './sql-text.ts';

/** The instant to which the day of the export is clipped (UTC), and that day in the workspace's zone. */
export type Clip = { instant: string; day: string };

const trueWords = ['true', '1', 'yes', 'y', 't', 'да', 'истина'];
const falseWords = ['false', '0', 'no', 'n', 'f', 'нет', 'ложь'];
const list = (words: readonly string[]) => words.map(literal).join(', ');

/** The first step of the careful way: the instant or bare number in a text; null where there is no such step. */
export function readingSql(text: string, column: Column, format: ColumnFormat): string | null {
  switch (column.type) {
    case 'instant':
    case 'instant_end':
    case 'date':
      return instantSql(text, format.dates);
    case 'amount':
    case 'number':
    case 'share':
    case 'integer':
      return bareNumberSql(text);
    default:
      return null;
  }
}

/**
 * Converts any text; what does not convert is null. `reading` is the result of the first step. The session's zone must
 * be the workspace's.
 */
export function carefulSql(
  text: string,
  reading: string,
  column: Column,
  format: ColumnFormat,
  clip: Clip,
): string {
  const number = (type: string) => numberSql(reading, type, format.decimal);
  const when = (test: string, value: string) => `case when ${test} then ${value} end`;
  switch (column.type) {
    case 'text':
      return text;
    case 'code':
      return when(`lower(${text}) in (${list(column.words ?? [])})`, `lower(${text})`);
    case 'boolean':
      return `case when lower(${text}) in (${list(trueWords)}) then true when lower(${text}) in (${list(falseWords)}) then false end`;
    case 'instant':
      return when(isPlausible(reading), utc(reading));
    case 'instant_end': {
      const end = endOfDaySql(`${reading}::date`, clip);
      return when(isPlausible(reading), `case when ${isBareDate(text)} then ${end} else ${utc(reading)} end`);
    }
    case 'date':
      return when(isPlausible(reading), `${reading}::date`);
    case 'integer': {
      const value = number('double');
      return when(`(${value}) = floor(${value}) and abs(${value}) < 9e15`, `(${value})::bigint`);
    }
    case 'share': {
      const value = `(${number('double')})${format.percent ? ' / 100' : ''}`;
      return when(`${value} between 0 and 1`, value);
    }
    case 'number':
      return when(`isfinite(${number('double')})`, number('double'));
    case 'amount':
      return number(sqlTypes.amount);
  }
}

/**
 * Converts only what the sample showed, by casts that fail on anything else: a failed statement sends the file the
 * careful way.
 */
export function fastSql(text: string, column: Column, format: ColumnFormat, clip: Clip): string {
  const form = format.form ? literal(format.form) : null;
  switch (column.type) {
    case 'text':
      return text;
    case 'code':
      return `lower(${text})::enum(${list(column.words ?? [])})::varchar`;
    case 'boolean':
      return `(lower(${text})::enum(${list([...trueWords, ...falseWords])})::varchar in (${list(trueWords)}))`;
    case 'instant':
      return utc(form ? `strptime(${text}, ${form})::timestamptz` : `${text}::timestamptz`);
    case 'instant_end':
      if (form) return formEndSql(text, form, clip);
      return `case when length(${text}) <= 10 then ${endOfDaySql(`strptime(${text}, '%Y-%m-%d')::date`, clip)} else ${utc(`${text}::timestamptz`)} end`;
    case 'date':
      return `strptime(${text}, ${form ?? "'%Y-%m-%d'"})::date`;
    case 'integer':
      return `case when translate(${text}, '0123456789', '') = '' then ${text}::bigint else (${text} || '?')::bigint end`;
    case 'share':
      return `${text}::double${format.percent ? ' / 100' : ''}`;
    case 'number':
      return format.form ? groupedCommaSql(text, 'double') : `${text}::double`;
    case 'amount':
      return format.form ? groupedCommaSql(text, sqlTypes.amount) : `${text}::${sqlTypes.amount}`;
  }
}

function formEndSql(text: string, form: string, clip: Clip): string {
  const local = `strptime(${text}, ${form})`;
  return form.includes('%H') ? utc(`${local}::timestamptz`) : endOfDaySql(`${local}::date`, clip);
}

/** Whether the fast way reads this text; null for text columns, which need no look. */
export function isFastSql(text: string, column: Column): string | null {
  switch (column.type) {
    case 'text':
      return null;
    case 'code':
      return `lower(${text}) in (${list(column.words ?? [])})`;
    case 'boolean':
      return `lower(${text}) in (${list([...trueWords, ...falseWords])})`;
    case 'instant':
    case 'instant_end':
      return isCastable(text);
    case 'date':
      return isBareIsoDate(text);
    case 'integer':
      return `(${isWholeNumber(text)} and translate(${text}, '0123456789', '') = '' and try_cast(${text} as bigint) is not null)`;
    case 'amount':
      return `(${isPlainNumber(text)} and try_cast(${text} as ${sqlTypes.amount}) is not null)`;
    default:
      return `(${isPlainNumber(text)} and isfinite(try_cast(${text} as double)))`;
  }
}
