import { currencyAroundSql, isCurrencySql } from './currency-sql.ts';
import type { DecimalSign } from './landing.ts';
import { literal } from './sql-text.ts';

const blanks = String.raw`[\s\x{a0}\x{2007}\x{2009}\x{202f}]*`;
const beside = String.raw`((?:[^\s\x{a0}\x{2007}\x{2009}\x{202f}\d.,+-]{1,5}\.?)?)`;
const digits = String.raw`[+-]?[\d.,][\d.,'’ \x{a0}\x{2007}\x{2009}\x{202f}]*(?:[eE][+-]?\d+)?`;
const amount = `^([+-]?)${blanks}${beside}${blanks}(${digits})${blanks}${beside}$`;
const groupMarks = String.raw`['’ \x{a0}\x{2007}\x{2009}\x{202f}]`;

/** Plain numbers: what a cast reads without doubt. */
const plain = String.raw`^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$`;
/** Needs no taking off. */
const digitsOnly = String.raw`^[+-]?[\d.,]+$`;
const whole = String.raw`^[+-]?\d+([eE]\+?\d+)?$`;
const openDot = String.raw`^[+-]?[1-9]\d{0,2}\.\d{3}$`;
const openComma = String.raw`^[+-]?[1-9]\d{0,2},\d{3}$`;
const dotForms = String.raw`^[+-]?((\d{1,3}(,\d{3})+|\d+)?\.\d+([eE][+-]?\d+)?|\d{1,3}(,\d{3}){2,})$`;
const commaForms = String.raw`^[+-]?((\d{1,3}(\.\d{3})+|\d+)?,\d+|\d{1,3}(\.\d{3}){2,})$`;

const matches = (sql: string, pattern: string) => `regexp_matches(${sql}, ${literal(pattern)})`;

const groupedComma = String.raw`^[+-]?\d{1,3}([ \x{a0}\x{202f}]?\d{3})*(,\d+)?$`;

/** A decimal comma and blanks between thousands, nothing else. */
export const isGroupedComma = (sql: string): string => matches(sql, groupedComma);

/** Such a number as `type`; anything with a point or another sign makes the cast fail. */
export const groupedCommaSql = (sql: string, type: string): string =>
  `translate(${sql}, ',. \u00a0\u202f', '.x')::${type}`;

export const isPlainNumber = (sql: string): string => matches(sql, plain);
export const isWholeNumber = (sql: string): string => matches(sql, whole);

/** SQL over the parts of an amount (sign, before, number, after), which are empty for a text that is none. */
const overParts = (sql: string, value: (part: string) => string): string =>
  `list_transform([regexp_extract(replace(${sql}, '−', '-'), ${literal(amount)}, ['sign', 'before', 'number', 'after'])],
    lambda amount: case when amount.number <> '' and ${isCurrencySql('amount.before')} and ${isCurrencySql('amount.after')}
      then ${value('amount')} end)[1]`;

/** The number's own characters: currency, per cent sign and grouping blanks taken off; null when more is there. */
export function bareNumberSql(sql: string): string {
  const bare = (part: string) =>
    `regexp_replace(${part}.sign || ${part}.number, ${literal(groupMarks)}, '', 'g')`;
  return `case when ${matches(sql, digitsOnly)} then ${sql} else ${overParts(sql, bare)} end`;
}

const currencyOf = (part: string) => currencyAroundSql(`${part}.before`, `${part}.after`);

/** The currency that the sign or code around an amount says, ISO 4217; null where none, or more than one, is meant. */
export const currencySql = (sql: string): string =>
  `case when not ${matches(sql, digitsOnly)} then ${overParts(sql, currencyOf)} end`;

/** The sign around an amount that several currencies share; null where there is none. */
export const sharedSignSql = (sql: string): string =>
  `case when not ${matches(sql, digitsOnly)} then ${overParts(
    sql,
    (part) =>
      `case when ${currencyOf(part)} is null then nullif(replace(${part}.before || ${part}.after, '%', ''), '') end`,
  )} end`;

/** `1.234`: 1234 or 1.234. */
export const isOpenDot = (sql: string): string => matches(sql, openDot);
/** `1,234`: 1234 or 1.234. */
export const isOpenComma = (sql: string): string => matches(sql, openComma);
/** Can only be read with a decimal point. */
export const saysDot = (sql: string): string => `(${matches(sql, dotForms)} and not ${isOpenDot(sql)})`;
/** Can only be read with a decimal comma. */
export const saysComma = (sql: string): string => `(${matches(sql, commaForms)} and not ${isOpenComma(sql)})`;

/** One reading of a bare number (see bareNumberSql) as `type`, null when it is none. */
export function numberSql(bare: string, type: string, decimal: DecimalSign = '.'): string {
  const withDot = `try_cast(replace(${bare}, ',', '') as ${type})`;
  const withComma = `try_cast(replace(replace(${bare}, '.', ''), ',', '.') as ${type})`;
  return `case
    when ${isOpenDot(bare)} or ${isOpenComma(bare)} then ${decimal === '.' ? withDot : withComma}
    when ${matches(bare, whole)} or ${matches(bare, dotForms)} then ${withDot}
    when ${matches(bare, commaForms)} then ${withComma}
  end`;
}
