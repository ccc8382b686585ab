import type { Answers } from '../../../lib/answers.ts';
import type { Loaded } from '../../server/load.ts';
import type { Page } from '../../server/open-page.ts';
import { type Column, DataTable, type TableRow } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ownMoney } from './own-money.ts';

type Body = Answers['reconciliation'];
type Props = { readonly page: Page; readonly answer: Loaded<Body> };

const entities = ['deal', 'lead'] as const;

function columnsOf({ t }: Page, isMoney: boolean): Column[] {
  const numeric = (id: string) => ({ id, label: t(`column.${id}`), numeric: true });
  return [
    { id: 'stage', label: t('column.crm_stage') },
    { id: 'outcome', label: t('column.outcome') },
    { id: 'pipeline', label: t('column.pipeline') },
    ...['crm_n', 'our_n'].map(numeric),
    ...(isMoney ? ['crm_amount', 'our_amount'] : []).map(numeric),
    numeric('differ'),
  ];
}

function rowOf(page: Page, row: Body['counts'][number]): TableRow {
  const { t, f } = page;
  const money = (amount: number | null) => ({ value: amount, text: ownMoney(page, amount, row.currency) });
  const stage = row.stage_name ?? row.stage;
  const words = row.entity === 'lead' ? 'lead_outcome' : 'outcome';
  return {
    id: [row.pipeline, row.stage, row.outcome, row.currency].join(' '),
    cells: {
      stage: { value: stage, text: stage ?? t('reconcile.counts.no_stage') },
      outcome: { value: row.outcome, text: t(`${words}.${row.outcome}`) },
      pipeline: { value: row.pipeline, text: row.pipeline ?? t('none') },
      crm_n: { value: row.crm_n, text: f.count(row.crm_n) },
      our_n: { value: row.our_n, text: f.count(row.our_n) },
      crm_amount: money(row.crm_amount),
      our_amount: money(row.our_amount),
      differ: {
        value: row.differ,
        text: f.count(row.differ),
        href: row.differ > 0 ? '#differences' : undefined,
      },
    },
  };
}

/** How many deals and how much money the CRM's lists hold at each stage, and the pages beside it. */
export function CountsPanel({ page, answer }: Props) {
  const { t } = page;
  const title = t('reconcile.counts.title');
  return (
    <Panel
      page={page}
      id="counts"
      title={title}
      lead={t('reconcile.counts.lead')}
      answer={answer}
      define={['reconciliation']}
      list="counts"
      question={new URLSearchParams()}
      n={answer.ok ? t('reconcile.counts.n', { n: answer.value.n_cases }) : undefined}
      enough={({ counts }) => counts.length > 0}
      picture={false}
    >
      {({ counts }) =>
        entities.map((entity) => {
          const own = counts.filter((row) => row.entity === entity);
          if (own.length === 0) return null;
          const name = t(`reconcile.entity.${entity}`);
          return (
            <section key={entity} data-entity={entity}>
              <h3>{name}</h3>
              <DataTable
                caption={`${title}: ${name}`}
                columns={columnsOf(page, entity === 'deal')}
                rows={own.map((row) => rowOf(page, row))}
                labels={{ sort: t('panel.sort') }}
              />
            </section>
          );
        })
      }
    </Panel>
  );
}
