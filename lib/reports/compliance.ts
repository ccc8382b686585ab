import type { z } from 'zod';
import { localDay } from '../calendar/zone.ts';
import { VoronkaError } from '../errors.ts';
import { flagMessage } from '../flag-words.ts';
import { allRules, flagsSql, judgements, type Rule } from '../rules.ts';
import type { Row } from '../run-sql.ts';
import { quote } from '../sql-literal.ts';
import { withWaivers } from '../waived.ts';
import { evidenceOf, flagContexts, flagKey, stamp } from './compliance-evidence.ts';
import { ownersOf } from './compliance-owners.ts';
import { schema, type severity } from './compliance-schema.ts';
import { shareOf } from './compliance-shares.ts';
import { caseFilters, count, type Report, type ReportContext, text } from './report.ts';

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
