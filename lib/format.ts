/** Values as people read them. No import but types: the browser uses this file too. */
export type FormatLanguage = 'en' | 'ru';

/** One place that turns values into text, in the reader's language, the workspace's zone and the base currency. */
export type Formatter = {
  /** 12 345 */
  count(value: number | null | undefined): string;
  /** Full money: 1 234 568 ₽ */
  money(value: number | null | undefined): string;
  /** Money for a headline: 1,15 млрд ₽ */
  shortMoney(value: number | null | undefined): string;
  /** A share 0–1 as 31,7 % */
  share(value: number | null | undefined): string;
  /** Two shares as 27–36 % */
  shareRange(low: number | null | undefined, high: number | null | undefined): string;
  /** Days as a number with one decimal below 10 */
  days(value: number | null | undefined): string;
  /** An instant as 22 ноя 2026 */
  day(value: string | null | undefined): string;
  /** An instant as 22 ноя 2026, 18:00 */
  instant(value: string | null | undefined): string;
  /** A bare date (YYYY-MM-DD) as 22 ноя 2026 */
  date(value: string | null | undefined): string;
};

/** What stands where there is no value: absent is not zero. */
export const absent = '–';

const months: Record<FormatLanguage, readonly string[]> = {
  ru: ['янв', 'фев', 'мар', 'апр', 'мая', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};

const nbsp = '\u00a0';

function dayText(language: FormatLanguage, year: string, month: number, day: number): string {
  return [day, months[language][month - 1], year].join(nbsp);
}

const made = new Map<string, Formatter>();

/**
 * A formatter for one reader, made once: the formats of Intl are dear to make.
 * @param currency ISO code of the base currency
 * @param zone IANA name of the workspace's zone
 */
export function formatterOf(language: FormatLanguage, currency: string, zone: string): Formatter {
  const key = `${language} ${currency} ${zone}`;
  const known = made.get(key) ?? makeFormatter(language, currency, zone);
  made.set(key, known);
  return known;
}

function makeFormatter(language: FormatLanguage, currency: string, zone: string): Formatter {
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  const number = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, options);
    return (value: number) => format.format(value);
  };
  const count = number({ maximumFractionDigits: 0, useGrouping: true });
  const money = number({
    style: 'currency',
    currency,
    maximumFractionDigits: 0,
    currencyDisplay: 'narrowSymbol',
  });
  const shortMoney = number({
    style: 'currency',
    currency,
    notation: 'compact',
    maximumSignificantDigits: 3,
    currencyDisplay: 'narrowSymbol',
  });
  const share = number({ style: 'percent', maximumFractionDigits: 1 });
  const wholeShare = number({ maximumFractionDigits: 0 });
  const oneDecimal = number({ maximumFractionDigits: 1 });
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const partsOf = (value: string) =>
    Object.fromEntries(parts.formatToParts(new Date(value)).map(({ type, value: text }) => [type, text]));
  const or = <T>(value: T | null | undefined, text: (value: T) => string) =>
    value === null || value === undefined ? absent : text(value);
  const day = (value: string) => {
    const { year = '', month, day: date } = partsOf(value);
    return dayText(language, year, Number(month), Number(date));
  };
  return {
    count: (value) => or(value, count),
    money: (value) => or(value, money),
    shortMoney: (value) => or(value, shortMoney),
    share: (value) => or(value, share),
    shareRange: (low, high) =>
      low === null || low === undefined || high === null || high === undefined
        ? absent
        : `${wholeShare(low * 100)}–${wholeShare(high * 100)}${language === 'ru' ? nbsp : ''}%`,
    days: (value) => or(value, (days) => (Math.abs(days) < 10 ? oneDecimal(days) : count(days))),
    day: (value) => or(value, day),
    instant: (value) =>
      or(value, (at) => {
        const { hour, minute } = partsOf(at);
        return `${day(at)}, ${hour}:${minute}`;
      }),
    date: (value) =>
      or(value, (text) => {
        const [year = '', month, date] = text.slice(0, 10).split('-');
        return dayText(language, year, Number(month), Number(date));
      }),
  };
}
