import type { DateOrder } from './landing.ts';
import { literal } from './sql-text.ts';

/** Year first, in DuckDB's own form or close to it. */
const yearFirst = String.raw`^\d{4}[-./]\d{1,2}[-./]\d{1,2}([T ].*)?$`;
const dayOrMonthFirst = String.raw`^(\d{1,2})([-./])(\d{1,2})[-./](\d{4}|\d{2})([ T,]+\d{1,2}:\d{2}.*)?$`;
const compact = String.raw`^(19|20)\d{6}$`;
const epochSeconds = String.raw`^\d{9,11}$`;
const epochMillis = String.raw`^\d{12,14}$`;
/** Texts that a plain cast to TIMESTAMPTZ takes; a bare date or time is in the session's zone. */
const castable = String.raw`^(19|[2-9]\d)\d{2}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}(:?\d{2})?)?)?)?$`;
const bareDate = String.raw`^(19|[2-9]\d)\d{2}-\d{2}-\d{2}$`;

const matches = (sql: string, pattern: string) => `regexp_matches(${sql}, ${literal(pattern)})`;

export const isCastable = (sql: string): string =>
  `(${matches(sql, castable)} and try_cast(${sql} as timestamptz) is not null)`;
export const isBareIsoDate = (sql: string): string =>
  `(${matches(sql, bareDate)} and try_strptime(${sql}, '%Y-%m-%d') is not null)`;

/** Texts whose order of day and month is open in form (slashes, dashes; a dotted date is day first). */
export const isDayOrMonthFirst = (sql: string): string => matches(sql, dayOrMonthFirst);

/** The parts of such a text, to be looked at by the functions below; empty texts when it is none. */
export const dayMonthParts = (sql: string): string =>
  `regexp_extract(${sql}, ${literal(dayOrMonthFirst)}, ['a', 'mark', 'b', 'year', 'time'])`;

const a = (parts: string) => `try_cast(${parts}.a as utinyint)`;
const b = (parts: string) => `try_cast(${parts}.b as utinyint)`;

/** Speaks for the day first: dotted, or the first number cannot be a month. */
export const saysDayFirst = (parts: string): string =>
  `(${b(parts)} <= 12 and (${parts}.mark = '.' or ${a(parts)} between 13 and 31))`;

/** Speaks for the month first: the second number cannot be a month. */
export const saysMonthFirst = (parts: string): string =>
  `(${parts}.mark <> '.' and ${b(parts)} between 13 and 31 and ${a(parts)} <= 12)`;

/** Two different readings. */
export const saysEither = (parts: string): string =>
  `(${parts}.mark <> '.' and ${a(parts)} <= 12 and ${b(parts)} <= 12 and ${a(parts)} <> ${b(parts)})`;

/** A year of two digits. */
export const hasShortYear = (parts: string): string => `(length(${parts}.year) = 2)`;

const groups: Record<DateOrder, string> = { DMY: '-\\3-\\1', MDY: '-\\1-\\3', YMD: '-\\3-\\4' };

/** Day or month first → year first; a two-digit year is of this century; `time` and what follows stays. */
function turned(sql: string, order: DateOrder): string {
  const long = String.raw`^(\d{1,2})([-./])(\d{1,2})[-./](\d{4})[ T,]*(.*)$`;
  const short = String.raw`^(\d{1,2})([-./])(\d{1,2})[-./](\d{2})(?:[ T,]+(.*))?$`;
  const to = groups[order];
  const from = (pattern: string, year: string) =>
    `rtrim(regexp_replace(${sql}, ${literal(pattern)}, ${literal(`${year}${to} \\5`)}))`;
  const shortYear = order === 'YMD' ? '20\\1' : '20\\4';
  // A four-digit year cannot stand first in this form: a year-first hint leaves it day first.
  const longOrder = order === 'YMD' ? groups.DMY : to;
  const longText = `rtrim(regexp_replace(${sql}, ${literal(long)}, ${literal(`\\4${longOrder} \\5`)}))`;
  return `case when ${matches(sql, long)} then ${longText} else ${from(short, shortYear)} end`;
}

const twelveHours = String.raw` ?[AaPp]\.?[Mm]\.?$`;

/** One reading of a text as an instant (TIMESTAMPTZ, local in the session's zone), null when it is none. */
export function instantSql(sql: string, order: DateOrder = 'DMY'): string {
  const iso = [
    [String.raw`^(\d{4})[./](\d{1,2})[./](\d{1,2})`, String.raw`\1-\2-\3`],
    [String.raw`(:\d{2}),(\d)`, String.raw`\1.\2`],
    [String.raw`\s+(Z|[+-]\d)`, String.raw`\1`],
    [String.raw`([T ]\d{1,2}:\d{2})(Z|[+-].*)$`, String.raw`\1:00\2`],
  ].reduce(
    (text, [from, to]) => `regexp_replace(${text}, ${literal(from!)}, ${literal(to!)})`,
    `upper(${sql})`,
  );
  const text = turned(sql, order);
  const halfDays = ['%Y-%m-%d %I:%M %p', '%Y-%m-%d %I:%M:%S %p'].map(literal).join(', ');
  return `case
    when ${matches(sql, castable)} then try_cast(${sql} as timestamptz)
    when ${matches(sql, yearFirst)} then coalesce(try_cast(${sql} as timestamptz), try_cast(${iso} as timestamptz))
    when ${isDayOrMonthFirst(sql)} and ${matches(sql, twelveHours)}
      then try_strptime(${text}, [${halfDays}])::timestamptz
    when ${isDayOrMonthFirst(sql)} then try_cast(${text} as timestamptz)
    when ${matches(sql, compact)} then try_strptime(${sql}, '%Y%m%d')::timestamptz
    when ${matches(sql, epochSeconds)} then to_timestamp(try_cast(${sql} as bigint))
    when ${matches(sql, epochMillis)} then to_timestamp(try_cast(${sql} as bigint) / 1000)
  end`;
}

const years = String.raw`(19[1-9]\d|20\d{2})`;
const clock = String.raw`([01]\d|2[0-3]):[0-5]\d(:[0-5]\d`;
const isoDay = String.raw`((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))`;
const dottedDay = String.raw`((0[1-9]|1\d|2[0-8])[-./](0[1-9]|1[0-2])|(29|30)[-./](0[13-9]|1[0-2]))`;
const sureInstant = [
  String.raw`${years}-${isoDay}([T ]${clock}(\.\d{1,6})?(Z|[+-](0\d|1[0-3]):[0-5]\d)?)?)?`,
  `${dottedDay}[-./]${years}( ${clock})?)?`,
  String.raw`1\d{9}`,
  String.raw`1\d{12}`,
].join('|');

/** Whether a text is an instant at first sight: some that are need a closer look (see instantSql), none that is not passes. */
export const isSurelyInstant = (sql: string): string => matches(sql, `^(${sureInstant})$`);

/** A text with every digit turned into 9. */
export const shapeSql = (sql: string): string => `translate(${sql}, '012345678', '999999999')`;

/** The strptime pattern of a shape, where day and month have two digits each; null for any other shape. */
export function formOfShape(shape: string, order: DateOrder): string | null {
  const [, mark, time = ''] = /^99([-./])99\1(?:9999)( 99:99(?::99)?)?$/.exec(shape) ?? [];
  if (!mark || order === 'YMD') return null;
  const date = order === 'DMY' ? ['%d', '%m', '%Y'] : ['%m', '%d', '%Y'];
  return `${date.join(mark)}${time === '' ? '' : time.length > 6 ? ' %H:%M:%S' : ' %H:%M'}`;
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
