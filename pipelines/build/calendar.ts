import type { DuckDBConnection } from '@duckdb/node-api';
import { workingDays } from '../../lib/calendar/working-days.ts';
import { quote } from '../../lib/sql-literal.ts';

/** Years around the data that a working clock may run into. */
const years = { from: 2000, to: 2045 } as const;

/** One row per calendar and day: whether it is worked, and how many working days lie before it. */
export async function writeCalendars(
  connection: DuckDBConnection,
  calendars: readonly string[],
): Promise<void> {
  await connection.run(
    'create table working_calendar (calendar varchar, day date, is_working boolean, worked_before double)',
  );
  for (const calendar of calendars) {
    const days = workingDays(calendar, years.from, years.to);
    await connection.run(
      `insert into working_calendar
       select ${quote(calendar)}, day, working,
         (sum(working::integer) over (order by day) - working::integer)::double
       from (select unnest(from_json($days, '[{"day":"DATE","working":"BOOLEAN"}]'), recursive := true))`,
      { days: JSON.stringify(days) },
    );
  }
}
