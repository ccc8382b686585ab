import { whyNot } from '../compliance/why-not.ts';
import { address } from '../ui/address.ts';
import { DataTable, type TableRow } from '../ui/data-table.tsx';
import styles from './process.module.css';
import { settingsText } from './rule-settings.ts';
import { type Parts, Section } from './section.tsx';

const places = { judged: 0, not_judged: 1, off: 2, later: 3 } as const;
const rank = { high: 3, medium: 2, low: 1 } as const;

/** The rules with when each is broken and whether it is judged; a rule leads to who breaks it. */
export function RulesSection({ page, process }: Parts) {
  const { t, f } = page;
  const nameOf = (name: string) => page.find(`rule.${name}`) ?? page.find(`process.rule.${name}`) ?? name;
  const sorted = process.rules.toSorted(
    (a, b) =>
      places[a.state] - places[b.state] ||
      (b.severity ? rank[b.severity] : 0) - (a.severity ? rank[a.severity] : 0),
  );
  const rows = sorted
    .filter(({ state }) => state !== 'later')
    .map((rule): TableRow => {
      const tone = rule.state === 'judged' ? undefined : 'quiet';
      const severity = rule.severity ?? 'medium';
      return {
        id: rule.name,
        cells: {
          rule: {
            value: nameOf(rule.name),
            text: nameOf(rule.name),
            href:
              rule.state === 'judged'
                ? address('/compliance', page.question, { rule: rule.name })
                : undefined,
            tone,
          },
          severity: {
            value: rank[severity],
            text: t(`severity.${severity}`),
            tone: severity === 'high' && rule.state === 'judged' ? 'warning' : tone,
          },
          settings: { value: null, text: settingsText(page, process, rule), tone },
          state: {
            value: places[rule.state],
            text:
              rule.state === 'not_judged'
                ? whyNot(rule.why ?? '', page)
                : t(`process.rule_state.${rule.state}`),
            tone,
          },
        },
      };
    });
  const later = sorted.filter(({ state }) => state === 'later').map(({ name }) => nameOf(name));
  return (
    <Section
      page={page}
      id="rules"
      title={t('process.rules')}
      lead={
        process.effectiveFrom
          ? t('process.rules.since', { day: f.date(process.effectiveFrom) })
          : t('process.rules.always')
      }
    >
      <DataTable
        caption={t('process.rules')}
        columns={[
          { id: 'rule', label: t('column.rule') },
          { id: 'severity', label: t('column.severity') },
          { id: 'settings', label: t('process.settings') },
          { id: 'state', label: t('column.judged') },
        ]}
        rows={rows}
        labels={{ sort: t('panel.sort') }}
      />
      {later.length > 0 && (
        <details className={styles.later}>
          <summary>{t('process.rules.later', { n: later.length })}</summary>
          <ul>
            {later.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}
