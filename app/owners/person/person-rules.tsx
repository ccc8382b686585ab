import type { Page } from '../../server/open-page.ts';
import { dealsBehind } from '../../ui/address.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Define } from '../../ui/define.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { Person } from './ask-person.ts';
import { compareRules } from './compare.ts';

/** The rules broken in a person's deals, now and ever, beside the others. */
export function PersonRules({ page, person }: { page: Page; person: Person }) {
  const { t, f } = page;
  const { rules, ownRules, now: question } = person;
  const compared = rules.ok && ownRules.ok ? compareRules(ownRules.value, rules.value) : [];
  const now = new Map(
    ownRules.ok ? ownRules.value.rules.map(({ rule, flags_now }) => [rule, flags_now ?? 0]) : [],
  );
  const rows = compared
    .filter(({ own: mine, id }) => mine.k > 0 || (now.get(id) ?? 0) > 0)
    .sort((a, b) => (now.get(b.id) ?? 0) - (now.get(a.id) ?? 0) || b.own.k - a.own.k);
  const head = (id: string, define?: string): Column => ({
    id,
    label: t(`owners.column.${id}`),
    numeric: true,
    define: define && <Define page={page} id={define} />,
  });
  return (
    <Panel
      page={page}
      id="rules"
      title={t('owners.rules')}
      lead={t('owners.rules.lead')}
      answer={ownRules}
      define={['flag_now', 'share']}
      list="rules"
      question={question}
      picture={false}
      enough={() => rows.length > 0}
      empty={t('owners.rules.empty')}
    >
      {() => (
        <DataTable
          caption={t('owners.rules')}
          labels={{ sort: t('panel.sort') }}
          columns={[
            { id: 'rule', label: t('column.rule') },
            head('now', 'flag_now'),
            head('share', 'share'),
            head('others'),
            { id: 'side', label: t('owners.column.side') },
          ]}
          rows={rows.map(({ id, own: mine, others, side }) => {
            const standing = now.get(id) ?? 0;
            return {
              id,
              cells: {
                rule: { value: page.rule(id), text: page.rule(id) },
                now: {
                  value: standing,
                  text: f.count(standing),
                  href: standing > 0 ? dealsBehind(question, 'compliance.now', { rule: id }) : undefined,
                },
                share: {
                  value: mine.value,
                  text: f.share(mine.value),
                  note: t('owners.of', { n: mine.k, of: mine.n }),
                  href: mine.k > 0 ? dealsBehind(question, 'compliance.cases', { rule: id }) : undefined,
                },
                others: { value: others.value, text: f.share(others.value) },
                side: {
                  value: side,
                  text: t(side ? `owners.rule_side.${side}` : 'owners.side.same'),
                  tone: side === 'above' ? 'warning' : side ? undefined : 'quiet',
                },
              },
            };
          })}
        />
      )}
    </Panel>
  );
}
