import type { DecimalSign } from './landing.ts';
import { literal } from './sql-text.ts';

const currencyCodes = [...Intl.supportedValuesOf('currency'), 'RUR', 'BYR'].join('|');
const currencies = String.raw`(?i:[\p{Sc}%]|${currencyCodes}|руб\.?|р\.?|тг\.?|тенге|грн\.?|сум|byn|kr|zł)`;
const currencyAround = String.raw`^([+-]?)\s*${currencies}?\s*([+-]?[\d.,][\d.,'’ \x{a0}\x{2007}\x{2009}\x{202f}]*(?:[eE][+-]?\d+)?)\s*${currencies}?$`;
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

/** The number's own characters: currency, per cent sign and grouping blanks taken off; null when more is there. */
export function bareNumberSql(sql: string): string {
  const kept = `regexp_replace(replace(${sql}, '−', '-'), ${literal(currencyAround)}, '\\1\\2')`;
  return `case when ${matches(sql, digitsOnly)} then ${sql} when ${matches(`replace(${sql}, '−', '-')`, currencyAround)}
    then regexp_replace(${kept}, ${literal(groupMarks)}, '', 'g') end`;
}

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
