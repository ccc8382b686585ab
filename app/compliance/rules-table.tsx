import type { Answers } from '../../lib/answers.ts';
import { isUnasked } from '../../lib/rules-asked.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { type Cell, type Column, DataTable, type TableRow } from '../ui/data-table.tsx';
import { Define } from '../ui/define.tsx';
import { evidenceAddress } from './questions.ts';
import { whyNot } from './why-not.ts';
import { byGravity, distinctOwners } from './worst.ts';

type Answer = Answers['compliance'];

const rank = { high: 3, medium: 2, low: 1 } as const;

/** Rules: how grave, how often broken of those who could, by whom beyond chance; and those that cannot be judged, with what would unlock them; what the process does not ask for stands on its own page. */
export function RulesTable({
  page,
  question,
  answer,
}: {
  page: Page;
  question: URLSearchParams;
  answer: Answer;
}) {
  const { t, f } = page;
  const head = (id: string, label: string, entry: string, numeric = true): Column => ({
    id,
    label,
    numeric,
    define: <Define page={page} id={entry} />,
  });
  const columns: Column[] = [
    { id: 'rule', label: t('column.rule') },
    head('severity', t('column.severity'), 'severity', false),
    head('share', t('column.share'), 'share'),
    head('now', t('compliance.column.now'), 'flag_now'),
    head('flags', t('compliance.column.flags'), 'flag'),
    head('cases', t('column.cases'), 'flagged_cases'),
    head('exposed', t('column.exposed'), 'exposed'),
    { id: 'owners', label: t('compliance.column.owners') },
  ];
  const link = (figure: string, rule: string, n: number | null): Cell => ({
    value: n,
    text: f.count(n),
    href: n ? dealsBehind(question, `compliance.${figure}`, { rule }) : undefined,
  });
  const judged = byGravity(answer.rules).map((rule): TableRow => {
    const owners = distinctOwners(answer.by_owner, rule);
    return {
      id: rule.rule,
      cells: {
        rule: {
          value: page.rule(rule.rule),
          text: page.rule(rule.rule),
          href: evidenceAddress(page.params, { rule: rule.rule }),
          title: t('compliance.show_evidence'),
        },
        severity: {
          value: rank[rule.severity],
          text: t(`severity.${rule.severity}`),
          tone: rule.severity === 'high' ? 'warning' : undefined,
        },
        share: {
          value: rule.share,
          text: f.share(rule.share),
          note: f.shareRange(rule.ci_low, rule.ci_high),
          bar: rule.share,
        },
        now: link('now', rule.rule, rule.flags_now),
        flags: link('cases', rule.rule, rule.flags),
        cases: link('cases', rule.rule, rule.cases),
        exposed: link('exposed', rule.rule, rule.exposed),
        owners: {
          value: owners.length,
          text:
            owners.map(({ owner, share }) => `${owner} ${f.share(share)}`).join(', ') ||
            t('compliance.no_difference'),
          tone: owners.length > 0 ? undefined : 'quiet',
        },
      },
    };
  });
  const others = answer.rules
    .filter((rule) => !rule.judged && !isUnasked(rule.why))
    .map(
      (rule): TableRow => ({
        id: rule.rule,
        cells: {
          rule: { value: page.rule(rule.rule), text: page.rule(rule.rule), tone: 'quiet' },
          severity: { value: rank[rule.severity], text: t(`severity.${rule.severity}`), tone: 'quiet' },
          share: { value: null, text: t('compliance.not_judged'), tone: 'quiet' },
          owners: { value: null, text: whyNot(rule.why ?? '', page), tone: 'quiet' },
        },
      }),
    );
  return (
    <DataTable
      caption={t('compliance.rules.title')}
      columns={columns}
      rows={[...judged, ...others]}
      labels={{ sort: t('panel.sort') }}
    />
  );
}
