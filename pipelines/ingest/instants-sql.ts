import type { DateOrder } from './landing.ts';
import { literal } from './sql-text.ts';

/** Year first, in DuckDB's own form or close to it. */
const yearFirst = String.raw`^\d{4}[-./]\d{1,2}[-./]\d{1,2}([T ].*)?$`;
const dayOrMonthFirst = String.raw`^(\d{1,2})([-./])(\d{1,2})[-./](\d{4}|\d{2})([ T,]+\d{1,2}:\d{2}.*)?$`;
const compact = String.raw`^(19|20)\d{6}$`;
const epochSeconds = String.raw`^\d{9,11}$`;
const epochMillis = String.raw`^\d{12,14}$`;
/** Texts that a plain cast to TIMESTAMPTZ takes; a bare date or time is in the session's zone. */
const castable = String.raw`^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}(:?\d{2})?)?)?)?$`;
const bareDate = String.raw`^\d{4}-\d{2}-\d{2}$`;

const matches = (sql: string, pattern: string) => `regexp_matches(${sql}, ${literal(pattern)})`;

export const isCastable = (sql: string): string => matches(sql, castable);
export const isBareIsoDate = (sql: string): string => matches(sql, bareDate);

/** Texts whose order of day and month is open in form (slashes, dashes; a dotted date is day first). */
export const isDayOrMonthFirst = (sql: string): string => matches(sql, dayOrMonthFirst);

const part = (sql: string, group: number) =>
  `try_cast(regexp_extract(${sql}, ${literal(dayOrMonthFirst)}, ${group}) as integer)`;
const isDotted = (sql: string) => `regexp_extract(${sql}, ${literal(dayOrMonthFirst)}, 2) = '.'`;

/** Speaks for the day first: dotted, or the first number cannot be a month. */
export const saysDayFirst = (sql: string): string =>
  `(${isDayOrMonthFirst(sql)} and ((${isDotted(sql)} and ${part(sql, 3)} <= 12) or (${part(sql, 1)} between 13 and 31 and ${part(sql, 3)} <= 12)))`;

/** Speaks for the month first: the second number cannot be a month. */
export const saysMonthFirst = (sql: string): string =>
  `(${isDayOrMonthFirst(sql)} and not ${isDotted(sql)} and ${part(sql, 3)} between 13 and 31 and ${part(sql, 1)} <= 12)`;

/** Two different readings. */
export const saysEither = (sql: string): string =>
  `(${isDayOrMonthFirst(sql)} and not ${isDotted(sql)} and ${part(sql, 1)} <= 12 and ${part(sql, 3)} <= 12 and ${part(sql, 1)} <> ${part(sql, 3)})`;

/** A year of two digits. */
export const hasShortYear = (sql: string): string =>
  `(${isDayOrMonthFirst(sql)} and length(regexp_extract(${sql}, ${literal(dayOrMonthFirst)}, 4)) = 2)`;

const dateForms: Record<DateOrder, string[]> = {
  DMY: ['%d.%m.%y', '%d.%m.%Y'],
  MDY: ['%m.%d.%y', '%m.%d.%Y'],
  YMD: ['%y.%m.%d'],
};
const timeForms = ['', ' %H:%M:%S', ' %H:%M', ' %H:%M:%S.%g', ' %I:%M %p', ' %I:%M:%S %p'];

function shortForms(order: DateOrder): string {
  const forms = dateForms[order].flatMap((date) => timeForms.map((time) => literal(date + time)));
  return `[${forms.join(', ')}]`;
}

/** One reading of a text as an instant (TIMESTAMPTZ, local in the session's zone), null when it is none. */
export function instantSql(sql: string, order: DateOrder = 'DMY'): string {
  const separators = `regexp_replace(translate(${sql}, '/-T,', '..  '), ' +', ' ', 'g')`;
  const iso = [
    [String.raw`^(\d{4})[./](\d{1,2})[./](\d{1,2})`, String.raw`\1-\2-\3`],
    [String.raw`(:\d{2}),(\d)`, String.raw`\1.\2`],
    [String.raw`\s+(Z|[+-]\d)`, String.raw`\1`],
    [String.raw`([T ]\d{1,2}:\d{2})(Z|[+-].*)$`, String.raw`\1:00\2`],
  ].reduce(
    (text, [from, to]) => `regexp_replace(${text}, ${literal(from!)}, ${literal(to!)})`,
    `upper(${sql})`,
  );
  return `case
    when ${matches(sql, yearFirst)} then try_cast(${iso} as timestamptz)
    when ${isDayOrMonthFirst(sql)} then try_strptime(${separators}, ${shortForms(order)})::timestamptz
    when ${matches(sql, compact)} then try_strptime(${sql}, '%Y%m%d')::timestamptz
    when ${matches(sql, epochSeconds)} then to_timestamp(try_cast(${sql} as bigint))
    when ${matches(sql, epochMillis)} then to_timestamp(try_cast(${sql} as bigint) / 1000)
  end`;
}

/** Outside these a value is a slip, not an instant. */
export const earliest = '1900-01-01 00:00:00+00';
export const latest = '9999-12-31 23:59:59+00';
export const isPlausible = (instant: string): string =>
  `${instant} between timestamptz '${earliest}' and timestamptz '${latest}'`;

/** Whether the text is a day without a time. */
export const isBareDate = (sql: string): string =>
  `(not contains(${sql}, ':') and not ${matches(sql, epochSeconds)} and not ${matches(sql, epochMillis)})`;

/** TIMESTAMPTZ → TIMESTAMP in UTC, the cheap way. */
export const utc = (instant: string): string => `make_timestamp(epoch_us(${instant}))`;

/** The last microsecond of a local day, clipped to the export's instant when that is the export's own day (UTC). */
export function endOfDaySql(day: string, clip: { instant: string; day: string }): string {
  const end = utc(`((${day}) + 1)::timestamp::timestamptz`);
  return `case when ${day} = date '${clip.day}'
    then least(timestamp '${clip.instant}', ${end} - interval 1 microsecond)
    else ${end} - interval 1 microsecond end`;
}
