import { z } from 'zod';
import { localDay } from '../calendar/zone.ts';
import { VoronkaError } from '../errors.ts';
import { flagMessage } from '../flag-words.ts';
import { allRules, flagsSql, judgements, type Rule } from '../rules.ts';
import type { Row } from '../run-sql.ts';
import { quote } from '../sql-literal.ts';
import { withWaivers } from '../waived.ts';
import { evidenceOf, evidenceSchema, flagContexts, flagKey, stamp } from './compliance-evidence.ts';
import { isDistinct, shareOf, sumOf } from './compliance-shares.ts';
import { caseFilters, count, type Report, type ReportContext, text } from './report.ts';
import { instant, n, rate, words } from './shapes.ts';

const severity = z.enum(['low', 'medium', 'high']);

const schema = z.object({
  rules: z.array(
    z.object({
      rule: z.string(),
      severity,
      judged: z.boolean(),
      why: z.string().nullable(),
      flags: n.nullable(),
      flags_now: n.nullable(),
      waived: n
        .nullable()
        .describe('Flags that people accepted: in the list, and in none of the other counts.'),
      cases: n.nullable(),
      exposed: n.nullable(),
      share: rate,
      ci_low: rate,
      ci_high: rate,
    }),
  ),
  flags: z.array(
    z.object({
      rule: z.string(),
      severity,
      case: z.string(),
      stage: z.string().nullable(),
      owner: z.string().nullable(),
      at: instant,
      state: z.enum(['now', 'past']),
      basis: z.string().nullable(),
      evidence: z.array(evidenceSchema),
      message: words,
      waived: z.boolean(),
      waiver: z
        .object({ id: z.string(), reason: z.string(), author: z.string(), until: z.string().nullable() })
        .nullable(),
    }),
  ),
  flags_total: n,
  by_owner: z.array(
    z.object({
      owner: z.string().nullable(),
      rule: z.string(),
      flags: n,
      flags_now: n,
      cases: n,
      exposed: n,
      share: rate,
      ci_low: rate,
      ci_high: rate,
      distinct: z.boolean().describe('Whether the share differs from that of all the others beyond chance.'),
    }),
  ),
  by_month: z
    .array(z.object({ month: z.string(), rule: z.string(), flags: n, cases: n }))
    .describe('Only rules whose flags stay when the case moves on; months without flags are left out.'),
});

/**
 * `scoped_flags`: the flags of the judged rules on the scope's cases in the window. Those as of the build's own
 * instant are kept in it; for another instant the rules are run.
 */
async function findFlags(context: ReportContext, judged: readonly Rule[], window: string): Promise<void> {
  const { connection, scope, warehouse, query } = context;
  const today = localDay(scope.asOf, warehouse.info.timezone);
  const named = judged.map(({ name }) => quote(name)).join(', ') || "''";
  const stages = query.stage ? `f.stage in (${query.stage.map(quote).join(', ')})` : 'true';
  if (!scope.isDefaultAsOf) {
    await connection.run(`create temp table found_flags as ${flagsSql(judged, stamp(scope.asOf), today)}`);
    await connection.run(
      `create temp view found_exposures as from exposures_at(make_timestamp(${scope.asOf}))`,
    );
  } else {
    await connection.run(
      'create temp view found_flags as from flags; create temp view found_exposures as from exposures',
    );
  }
  await connection.run(
    `create temp view scoped_flags as
     select f.*
     from ${withWaivers('found_flags', today)} as f ${scope.isWhole ? '' : 'semi join scoped_cases as c on c.case_no = f.case_no and c.process_no = f.process_no'}
     where f.process_no = ${scope.process.no} and f.rule in (${named}) and ${stages} and ${window}`,
  );
}

function windowOf({ from, to }: { from: string | null; to: string | null }): string {
  const tests = [
    ...(from ? [`f.happened_at >= timestamp ${quote(from)}`] : []),
    ...(to ? [`f.happened_at < timestamp ${quote(to)}`] : []),
  ];
  return tests.join(' and ') || 'true';
}

function chosenRules(names: readonly string[] | undefined): Rule[] {
  const rules = allRules();
  const unknown = names?.find((name) => rules.every((rule) => rule.name !== name));
  if (unknown !== undefined) {
    throw new VoronkaError(
      'usage',
      `There is no rule "${unknown}".`,
      `Known: ${rules.map(({ name }) => name).join(', ')}.`,
    );
  }
  return names ? rules.filter(({ name }) => names.includes(name)) : rules;
}

async function answer(context: ReportContext) {
  const { query, scope, run } = context;
  const rules = chosenRules(query.rule);
  const why = await judgements(context.connection, scope.process);
  const judged = rules.filter(({ name }) => !why.get(name));
  await findFlags(context, judged, windowOf(context.window));
  const waivers = new Map(context.warehouse.waivers().list.map((one) => [one.id, one]));
  const waiverOf = (row: Row) => {
    const { id, reason, author, until } = waivers.get(String(row.waiver_id)) ?? {};
    return id && reason && author ? { id, reason, author, until: until ?? null } : null;
  };
  // The whole process at the build's own instant was counted when it was built.
  const isKept =
    scope.isDefaultAsOf && scope.isWhole && !query.stage && !query.from && !query.to && waivers.size === 0;
  const counts = await run(isKept ? 'compliance_kept' : 'compliance_rules');
  const exposed = await run('compliance_exposed');
  const whole = exposed.find((row) => row.is_whole);
  const months = await run('compliance_months');
  const severities = await severitiesOf(context);
  const limit = query.limit ?? 100;
  const page = await run('flags_page', { limit: limit === 0 ? null : limit, offset: query.offset ?? 0 });
  const evidence = await evidenceOf(context, page);
  const contexts = await flagContexts(context);
  const of = (rule: Rule) => counts.find((row) => row.is_whole && row.rule === rule.name);
  return {
    n_cases: count(whole, 'all'),
    excluded: [],
    as_of_exact: whole?.is_exact !== false,
    rules: rules.map((rule) => {
      const reason = why.get(rule.name) ?? null;
      const row = of(rule);
      const own = {
        rule: rule.name,
        severity: severities.get(rule.name) ?? rule.severity,
        judged: reason === null,
        why: reason,
      };
      if (reason)
        return {
          ...own,
          flags: null,
          flags_now: null,
          waived: null,
          cases: null,
          exposed: null,
          share: null,
          ci_low: null,
          ci_high: null,
        };
      return {
        ...own,
        flags: count(row, 'flags'),
        flags_now: count(row, 'flags_now'),
        waived: count(row, 'waived'),
        ...shareOf(count(row, 'cases'), count(whole, rule.exposure)),
      };
    }),
    flags: page.map((row) => {
      // Several fields may be missing at one move: their flags share a key, each takes the next evidence.
      const own = evidence.get(flagKey(row))?.shift() ?? [];
      return {
        rule: String(row.rule),
        severity: row.severity as z.infer<typeof severity>,
        case: String(row.case_id),
        stage: text(row, 'stage'),
        owner: text(row, 'owner'),
        at: text(row, 'moment'),
        state: row.is_now ? ('now' as const) : ('past' as const),
        basis: null,
        evidence: own,
        message: {
          ru: flagMessage(String(row.rule), text(row, 'stage'), own, contexts.ru),
          en: flagMessage(String(row.rule), text(row, 'stage'), own, contexts.en),
        },
        waived: row.waiver_id !== null,
        waiver: waiverOf(row),
      };
    }),
    flags_total: judged.reduce((sum, rule) => sum + count(of(rule), 'flags') + count(of(rule), 'waived'), 0),
    by_owner: judged.flatMap((rule) => ownersOf(rule, counts, exposed)),
    by_month: months
      .filter((row) => judged.some(({ name, keepsPast }) => keepsPast && name === row.rule))
      .map((row) => ({
        month: String(row.month),
        rule: String(row.rule),
        flags: count(row, 'flags'),
        cases: count(row, 'cases'),
      })),
  };
}

async function severitiesOf({
  connection,
  scope,
}: ReportContext): Promise<Map<string, z.infer<typeof severity>>> {
  const reader = await connection.runAndReadAll(
    `select rule, severity from process_rules where process_no = ${scope.process.no} and severity is not null`,
  );
  return new Map(reader.getRows().map(([rule, level]) => [String(rule), level as z.infer<typeof severity>]));
}

/**
 * Owners who broke a rule, the most flags first, then those who could have and did not. Each is set against all the
 * others whose share is known.
 */
function ownersOf({ name, exposure }: Rule, counts: readonly Row[], exposed: readonly Row[]) {
  const own = counts.filter((row) => !row.is_whole && row.rule === name);
  const clean = exposed.filter(
    (row) => !row.is_whole && count(row, exposure) > 0 && own.every(({ owner }) => owner !== row.owner),
  );
  const rows = [...own, ...clean].map((row) => {
    const broken = own.includes(row) ? row : undefined;
    const base = exposed.find((one) => !one.is_whole && one.owner === row.owner);
    return { row, broken, counted: [count(broken, 'cases'), count(base, exposure)] as const };
  });
  const all = sumOf(rows.map(({ counted }) => counted));
  return rows.map(({ row, broken, counted }) => ({
    owner: text(row, 'owner'),
    rule: name,
    flags: count(broken, 'flags'),
    flags_now: count(broken, 'flags_now'),
    ...shareOf(...counted),
    distinct: isDistinct(counted, all),
  }));
}

/** Which rules of the process were broken, by whom, with the evidence (METRICS 6). */
export const compliance: Report = {
  name: 'compliance',
  entity: 'deal',
  uses: [...caseFilters, 'from', 'to', 'limit', 'offset', 'rule', 'stage'],
  bases: [],
  schema,
  list: 'rules',
  answer,
};

/** What the report adds to the frame of every answer. */
export type ComplianceBody = z.infer<typeof schema>;
