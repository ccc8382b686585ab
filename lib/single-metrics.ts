import { z } from 'zod';
import {
  caseFilters,
  count,
  keyOf,
  number,
  type Report,
  type ReportContext,
  text,
} from './reports/report.ts';
import { groupKey, n } from './reports/shapes.ts';
import { runSql } from './run-sql.ts';
import { type SqlFile, sqlFolder } from './sql-file.ts';

const schema = z.object({
  title: z.object({ ru: z.string(), en: z.string() }),
  unit: z.enum(['count', 'money', 'rate', 'days']),
  points: z.array(
    z.object({ period: z.string().nullable(), segment: groupKey, value: z.number().nullable(), n }),
  ),
});

/** Names of the metrics of sql/metrics: the folder is the registry. */
export function singleMetricNames(): string[] {
  return [...sqlFolder('metrics').keys()];
}

async function answerOf(file: SqlFile, { connection, query, scope }: ReportContext) {
  const moment = file.header.get('moment') ?? 'closed_at';
  const isTimeGroup = (name: string) => name === 'month' || name === 'quarter';
  const period = scope.groups.find(isTimeGroup) ?? 'month';
  await scope.useGroups(true);
  const segment = scope.groups.findIndex((name) => !isTimeGroup(name));
  const key = segment < 0 ? 'null::varchar' : `key${segment + 1}`;
  const window = [
    query.from ? `${moment} >= utc_time(date '${query.from}'::timestamp)` : 'true',
    query.to ? `${moment} < utc_time((date '${query.to}' + 1)::timestamp)` : 'true',
  ];
  await connection.run(
    `create temp view metric_cases as
     select * exclude (segment), ${period}_of(${moment}) as period, ${key} as segment
     from scoped_cases where ${moment} is not null and ${window.join(' and ')}`,
  );
  const rows = await runSql(connection, file, {});
  return {
    n_cases: rows.reduce((sum, row) => sum + count(row, 'n'), 0),
    excluded: [],
    title: { ru: file.header.get('title_ru') ?? file.name, en: file.header.get('title_en') ?? file.name },
    unit: file.header.get('unit') as 'count',
    points: rows.map((row) => ({
      period: text(row, 'period'),
      segment: keyOf({ key1: row.segment }, []),
      value: number(row, 'value'),
      n: count(row, 'n'),
    })),
  };
}

/** One metric of sql/metrics as a report: always period, segment, value, n. */
export function singleMetric(name: string): Report | undefined {
  const file = sqlFolder('metrics').get(name);
  if (!file) return undefined;
  return {
    name,
    entity: 'deal',
    uses: [...caseFilters, 'from', 'to', 'group_by'],
    bases: [],
    schema,
    list: 'points',
    answer: (context) => answerOf(file, context),
  };
}
