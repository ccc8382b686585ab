import { z } from 'zod';
import { isoInstant, localDay } from '../calendar/zone.ts';
import { VoronkaError } from '../errors.ts';
import { findText } from '../messages.ts';
import { allRules, flagsSql, judgements, type Rule, ruleSql } from '../rules.ts';
import type { Row } from '../run-sql.ts';
import { quote } from '../sql-literal.ts';
import { share } from '../stats/proportions.ts';
import { caseFilters, count, type Report, type ReportContext, text } from './report.ts';
import { instant, n, rate, words } from './shapes.ts';

const severity = z.enum(['low', 'medium', 'high']);

const evidenceSchema = z.object({
  what: z.string(),
  at: instant,
  before: z.string().nullable(),
  after: z.string().nullable(),
});

const schema = z.object({
  rules: z.array(
    z.object({
      rule: z.string(),
      severity,
      judged: z.boolean(),
      why: z.string().nullable(),
      flags: n.nullable(),
      flags_now: n.nullable(),
      cases: n.nullable(),
      exposed: n.nullable(),
      share: rate,
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
    }),
  ),
  flags_total: n,
  by_owner: z.array(
    z.object({ owner: z.string().nullable(), rule: z.string(), flags: n, cases: n, exposed: n, share: rate }),
  ),
});

type Evidence = z.infer<typeof evidenceSchema>;

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
     from found_flags as f ${scope.isWhole ? '' : 'semi join scoped_cases as c on c.case_no = f.case_no and c.process_no = f.process_no'}
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

function stamp(us: bigint): string {
  return isoInstant(us).replace('T', ' ').replace('Z', '');
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

/** What each flag of a page was judged on: the rules run again over the page's cases only. */
async function evidenceOf(
  { connection, scope, warehouse }: ReportContext,
  page: readonly Row[],
): Promise<Map<string, Evidence[]>> {
  const found = new Map<string, Evidence[]>();
  if (page.length === 0) return found;
  await scope.narrow([...new Set(page.map((row) => Number(row.case_no)))]);
  const today = localDay(scope.asOf, warehouse.info.timezone);
  const named = new Set(page.map((row) => String(row.rule)));
  for (const rule of allRules().filter(({ name }) => named.has(name))) {
    const reader = await connection.runAndReadAll(
      `select ${quote(rule.name)} as rule, case_no, stage, iso(happened_at) as moment,
         list_transform(evidence, lambda e: {what: e.what, 'at': iso(e.moment), 'before': e.before, 'after': e.after})::json as evidence
       from (${ruleSql(rule, stamp(scope.asOf), today)}) where process_no = ${scope.process.no}`,
    );
    for (const row of reader.getRowObjectsJS()) {
      const key = JSON.stringify([row.rule, row.case_no, row.stage, row.moment]);
      found.set(key, [...(found.get(key) ?? []), ...(JSON.parse(String(row.evidence)) as Evidence[])]);
    }
  }
  return found;
}

function messageOf(rule: string, evidence: readonly Evidence[]) {
  const last = evidence.at(-1);
  const values = { what: last?.what ?? '', before: last?.before ?? '—', after: last?.after ?? '—' };
  const inLanguage = (language: 'en' | 'ru') =>
    findText(language, `rule.${rule}.flag`, values) ?? findText(language, `rule.${rule}`) ?? rule;
  return { ru: inLanguage('ru'), en: inLanguage('en') };
}

async function answer(context: ReportContext) {
  const { query, scope, run } = context;
  const rules = chosenRules(query.rule);
  const why = await judgements(context.connection, scope.process);
  const judged = rules.filter(({ name }) => !why.get(name));
  await findFlags(context, judged, windowOf(context.window));
  // The whole process at the build's own instant was counted when it was built.
  const isKept = scope.isDefaultAsOf && scope.isWhole && !query.stage && !query.from && !query.to;
  const counts = await run(isKept ? 'compliance_kept' : 'compliance_rules');
  const exposed = await run('compliance_exposed');
  const whole = exposed.find((row) => row.is_whole);
  const severities = await severitiesOf(context);
  const limit = query.limit ?? 100;
  const page = await run('flags_page', { limit: limit === 0 ? null : limit, offset: query.offset ?? 0 });
  const evidence = await evidenceOf(context, page);
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
      if (reason) return { ...own, flags: null, flags_now: null, cases: null, exposed: null, share: null };
      return {
        ...own,
        flags: count(row, 'flags'),
        flags_now: count(row, 'flags_now'),
        cases: count(row, 'cases'),
        exposed: count(whole, rule.exposure),
        share: share(count(row, 'cases'), count(whole, rule.exposure)),
      };
    }),
    flags: page.map((row) => {
      const own =
        evidence.get(JSON.stringify([row.rule, row.case_no, row.stage ?? null, row.moment ?? null])) ?? [];
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
        message: messageOf(String(row.rule), own),
        waived: false,
      };
    }),
    flags_total: judged.reduce((sum, rule) => sum + count(of(rule), 'flags'), 0),
    by_owner: counts
      .filter((row) => !row.is_whole && judged.some(({ name }) => name === row.rule))
      .map((row) => {
        const rule = rules.find(({ name }) => name === row.rule);
        const own = exposed.find((one) => !one.is_whole && one.owner === row.owner);
        const base = count(own, rule?.exposure ?? 'all');
        return {
          owner: text(row, 'owner'),
          rule: String(row.rule),
          flags: count(row, 'flags'),
          cases: count(row, 'cases'),
          exposed: base,
          share: base >= count(row, 'cases') ? share(count(row, 'cases'), base) : null,
        };
      }),
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
