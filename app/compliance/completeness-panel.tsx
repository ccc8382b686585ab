import type { Answers } from '../../lib/answers.ts';
import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { type Cell, type Column, DataTable, type TableRow } from '../ui/data-table.tsx';
import { Panel } from '../ui/panel.tsx';
import { fewest } from './worst.ts';

type Answer = Answers['completeness'];
type Field = Answer['fields'][number];

/** Owners whose share of filled is lower than that of all the others beyond chance at some stage, the lowest first. */
function behindOthers(answer: Answer, field: string): [string | null, number][] {
  const lowest = new Map<string | null, number>();
  for (const one of answer.by_owner) {
    if (one.field !== field || !one.distinct || one.n < fewest || one.share === null) continue;
    const whole = answer.fields.find(({ stage, field: name }) => stage === one.stage && name === field);
    if (one.share < (whole?.share ?? 0))
      lowest.set(one.owner, Math.min(one.share, lowest.get(one.owner) ?? 1));
  }
  return [...lowest].toSorted(([, a], [, b]) => a - b);
}

function cellOf(page: Page, one: Field | undefined): Cell {
  const { t, f } = page;
  if (!one) return { value: null, text: '' };
  if (!one.judged) return { value: null, text: t('compliance.completeness.absent'), tone: 'quiet' };
  return {
    value: one.share,
    text: f.share(one.share),
    note: t('compliance.heat.of', { cases: f.count(one.filled), exposed: f.count(one.n) }),
    title: f.shareRange(one.ci_low, one.ci_high),
    bar: one.share,
  };
}

function Table({ page, answer }: { page: Page; answer: Answer }) {
  const { t, f } = page;
  const stages = [...new Set(answer.fields.map(({ stage }) => stage))];
  const fields = [...new Set(answer.fields.map(({ field }) => field))];
  const fieldText = (field: string) =>
    field
      .split(' | ')
      .map((name) => page.find(`field.${name}`) ?? name)
      .join(t('evidence.or'));
  const columns: Column[] = [
    { id: 'field', label: t('compliance.completeness.field') },
    ...stages.map((stage) => ({ id: `stage ${stage}`, label: page.stage(stage), numeric: true })),
    { id: 'owners', label: t('compliance.completeness.owners') },
  ];
  const rows = fields.map((field): TableRow => {
    const own = answer.fields.filter((one) => one.field === field);
    const owners = behindOthers(answer, field);
    const isMeasured = own.some(({ judged, n }) => judged && n > 0);
    return {
      id: field,
      cells: {
        field: {
          value: fieldText(field),
          text: fieldText(field),
          note: own.some(({ stated }) => stated) ? undefined : t('process.proposed'),
        },
        ...Object.fromEntries(
          stages.map((stage) => [
            `stage ${stage}`,
            cellOf(
              page,
              own.find((one) => one.stage === stage),
            ),
          ]),
        ),
        owners: {
          value: owners.length,
          text:
            owners.map(([owner, share]) => `${owner ?? t('missing')} ${f.share(share)}`).join(', ') ||
            (isMeasured ? t('compliance.no_difference') : ''),
          tone: owners.length > 0 ? undefined : 'quiet',
        },
      },
    };
  });
  return (
    <DataTable
      caption={t('compliance.completeness.title')}
      columns={columns}
      rows={rows}
      labels={{ sort: t('panel.sort') }}
    />
  );
}

/** Field × stage × owner: how often what a stage requires was filled when deals left it forwards. */
export function CompletenessPanel({
  page,
  question,
  answer,
}: {
  page: Page;
  question: URLSearchParams;
  answer: Loaded<Answer>;
}) {
  const { t } = page;
  return (
    <Panel
      page={page}
      id="completeness"
      title={t('compliance.completeness.title')}
      lead={t('compliance.completeness.lead')}
      answer={answer}
      define={['completeness']}
      list="fields"
      question={question}
      picture={false}
      enough={({ fields }) => fields.length > 0}
      empty={t('compliance.completeness.none')}
    >
      {(found) => <Table page={page} answer={found} />}
    </Panel>
  );
}
