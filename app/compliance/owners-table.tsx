import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { DataTable, type TableRow } from '../ui/data-table.tsx';

type Answer = Answers['compliance'];
type Props = {
  page: Page;
  question: URLSearchParams;
  answer: Answer;
  rules: readonly Answer['rules'][number][];
  owners: readonly (string | null)[];
};

/** The heat map's figures with their intervals. */
export function OwnersTable({ page, question, answer, rules, owners }: Props) {
  const { t, f } = page;
  const cells = new Map(answer.by_owner.map((cell) => [`${cell.rule} ${cell.owner ?? ''}`, cell]));
  const rowOf = (owner: string | null): TableRow => ({
    id: owner ?? '',
    cells: {
      owner: { value: owner, text: owner ?? t('missing') },
      ...Object.fromEntries(
        rules.map(({ rule }) => {
          const cell = cells.get(`${rule} ${owner ?? ''}`);
          if (!cell) return [rule, { value: null, text: '–' }];
          return [
            rule,
            {
              value: cell.share,
              text: f.share(cell.share),
              note: `${t('compliance.heat.of', { cases: f.count(cell.cases), exposed: f.count(cell.exposed) })} · ${f.shareRange(cell.ci_low, cell.ci_high)}`,
              href:
                cell.cases > 0
                  ? dealsBehind(question, 'compliance.cases', { rule, group_by: 'owner', key: owner ?? '' })
                  : undefined,
              tone: cell.distinct ? undefined : 'quiet',
            },
          ];
        }),
      ),
    },
  });
  return (
    <DataTable
      caption={t('compliance.heat.title')}
      columns={[
        { id: 'owner', label: t('column.owner') },
        ...rules.map(({ rule }) => ({ id: rule, label: page.rule(rule), numeric: true })),
      ]}
      rows={owners.map(rowOf)}
      labels={{ sort: t('panel.sort') }}
    />
  );
}
