import { literal } from './sql-text.ts';

/** Every currency by its code, and two codes that outlived their currencies. */
const codes = [...Intl.supportedValuesOf('currency'), 'RUR', 'BYR'];

/** What one currency is written with, and that currency. */
const bySign: Readonly<Record<string, string>> = {
  $: 'USD',
  us$: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '₽': 'RUB',
  'руб.': 'RUB',
  руб: 'RUB',
  'р.': 'RUB',
  р: 'RUB',
  rur: 'RUB',
  '₸': 'KZT',
  'тг.': 'KZT',
  тг: 'KZT',
  тенге: 'KZT',
  br: 'BYN',
  'br.': 'BYN',
  '₴': 'UAH',
  'грн.': 'UAH',
  грн: 'UAH',
  сум: 'UZS',
  zł: 'PLN',
  '₹': 'INR',
  '₩': 'KRW',
  '₪': 'ILS',
  '₫': 'VND',
  '₺': 'TRY',
  '₾': 'GEL',
  '₼': 'AZN',
  '֏': 'AMD',
  '฿': 'THB',
};

/** Every other sign of Unicode for money, as ¥ of two countries, and kr of four. */
const shared = [
  ...Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
    (sign) => /\p{Sc}/u.test(sign) && !(sign in bySign),
  ),
  'kr',
];

/** What each text beside an amount means, as one text to look in: a long list costs the parser more than the search. */
const meanings = [
  ...codes.map((code) => [code.toLowerCase(), code] as const),
  ...Object.entries(bySign),
  ...['', '%', ...shared].map((text) => [text, ''] as const),
];
const dictionary = `|${[...new Map(meanings)].map(([text, code]) => `${text}=${code}`).join('|')}|`;

/** SQL: whether a text may stand beside an amount: nothing, a per cent sign, the sign or the code of a currency. */
export const isCurrencySql = (text: string): string =>
  `contains(${literal(dictionary)}, '|' || lower(${text}) || '=')`;

/**
 * SQL: the currency of an amount, ISO 4217, by what stands before and after the number: a code behind it goes before a
 * sign, for `$5 CAD`. Null where nothing stands there, or a sign of several currencies.
 */
export function currencyAroundSql(before: string, after: string): string {
  const text = `lower(case when length(${after}) = 3 or ${before} = '' then ${after} else ${before} end)`;
  return `nullif(split_part(split_part(${literal(dictionary)}, '|' || ${text} || '=', 2), '|', 1), '')`;
}
