import type { Answers } from '../../lib/answers.ts';
import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { type Column, DataTable, type TableRow } from '../ui/data-table.tsx';
import { Panel } from '../ui/panel.tsx';

type Answer = Answers['completeness'];
type Field = Answer['fields'][number];

/** Owners whose share of filled is lower than that of all the others beyond chance, the lowest first. */
function behindOthers(answer: Answer, { stage, field, share }: Field) {
  return answer.by_owner
    .filter((one) => one.stage === stage && one.field === field && one.distinct && one.n >= 10)
    .filter((one) => one.share !== null && share !== null && one.share < share)
    .toSorted((a, b) => (a.share ?? 0) - (b.share ?? 0));
}

function Table({ page, answer }: { page: Page; answer: Answer }) {
  const { t, f } = page;
  const columns: Column[] = [
    { id: 'stage', label: t('column.stage') },
    { id: 'field', label: t('compliance.completeness.field') },
    { id: 'share', label: t('compliance.completeness.filled'), numeric: true },
    { id: 'n', label: t('compliance.completeness.moves'), numeric: true },
    { id: 'owners', label: t('compliance.completeness.owners') },
  ];
  const fieldText = (field: string) =>
    field
      .split(' | ')
      .map((name) => page.find(`field.${name}`) ?? name)
      .join(t('evidence.or'));
  const rows = answer.fields.map((one): TableRow => {
    const owners = behindOthers(answer, one);
    const tone = one.judged && one.n > 0 ? undefined : 'quiet';
    return {
      id: `${one.stage} ${one.field}`,
      cells: {
        stage: { value: page.stage(one.stage), text: page.stage(one.stage), tone },
        field: {
          value: fieldText(one.field),
          text: fieldText(one.field),
          note: one.stated ? undefined : t('process.proposed'),
          tone,
        },
        share: one.judged
          ? {
              value: one.share,
              text: f.share(one.share),
              note: f.shareRange(one.ci_low, one.ci_high),
              bar: one.share,
              tone,
            }
          : { value: null, text: t('compliance.completeness.absent'), tone },
        n: { value: one.n, text: one.judged ? f.count(one.n) : '', tone },
        owners: {
          value: owners.length,
          text:
            owners.map(({ owner, share }) => `${owner ?? t('missing')} ${f.share(share)}`).join(', ') ||
            (one.judged && one.n > 0 ? t('compliance.no_difference') : ''),
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
