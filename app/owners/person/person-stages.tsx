import type { Page } from '../../server/open-page.ts';
import { dealsBehind } from '../../ui/address.ts';
import { ChartFrame } from '../../ui/charts/chart-frame.tsx';
import { Legend } from '../../ui/charts/legend.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import { type IntervalRow, IntervalRows, scaleEnd } from '../interval-rows.tsx';
import type { Person } from './ask-person.ts';
import { type Compared, compareStages } from './compare.ts';

const colors = { above: 'var(--won)', below: 'var(--lost)' } as const;

type Props = { readonly page: Page; readonly person: Person; readonly name: string };

function rowOf({ page, person, name }: Props, { id, own, others, side }: Compared): IntervalRow {
  const { t, f } = page;
  const stage = page.stage(id);
  const label = (who: string, rate: Compared['own']) =>
    t('owners.mark.stage', {
      name: who,
      stage,
      share: f.share(rate.value),
      range: f.shareRange(rate.low, rate.high),
      n: rate.n,
    });
  return {
    id,
    name: stage,
    strong: side !== null,
    text: t('owners.against', { own: f.share(own.value), others: f.share(others.value) }),
    items: [
      {
        id: 'own',
        ...own,
        color: side ? colors[side] : 'var(--accent)',
        label: label(name, own),
        href: dealsBehind(person.exited, 'funnel.advanced', { stage: id }),
      },
      {
        id: 'others',
        ...others,
        color: 'var(--neutral)',
        hollow: true,
        label: label(t('owners.others'), others),
      },
    ],
  };
}

function StagesTable({ page, person, compared }: Omit<Props, 'name'> & { compared: readonly Compared[] }) {
  const { t, f } = page;
  const count = (n: number, figure: string, stage: string) => ({
    value: n,
    text: f.count(n),
    href: n > 0 ? dealsBehind(person.exited, `funnel.${figure}`, { stage }) : undefined,
  });
  return (
    <DataTable
      caption={t('owners.stages')}
      labels={{ sort: t('panel.sort') }}
      columns={[
        { id: 'stage', label: t('column.stage') },
        { id: 'advanced', label: t('owners.column.advanced'), numeric: true },
        { id: 'lost', label: t('overview.column.lost'), numeric: true },
        { id: 'own', label: t('owners.column.own'), numeric: true },
        { id: 'others', label: t('owners.others'), numeric: true },
        { id: 'side', label: t('owners.column.side') },
      ]}
      rows={compared.map(({ id, own, others, side }, no) => ({
        id,
        cells: {
          stage: { value: no, text: page.stage(id) },
          advanced: count(own.k, 'advanced', id),
          lost: count(own.n - own.k, 'lost', id),
          own: { value: own.value, text: f.share(own.value), note: f.shareRange(own.low, own.high) },
          others: {
            value: others.value,
            text: f.share(others.value),
            note: f.shareRange(others.low, others.high),
          },
          side: { value: side, text: t(`owners.side.${side ?? 'same'}`), tone: side ? undefined : 'quiet' },
        },
      }))}
    />
  );
}

/** From which stages a person's deals go on more or less often than the others'. */
export function PersonStages({ page, person, name }: Props) {
  const { t } = page;
  const { funnel, ownFunnel } = person;
  const compared = funnel.ok && ownFunnel.ok ? compareStages(ownFunnel.value, funnel.value) : [];
  const limits = compared.flatMap(({ own, others }) => [own, others]).filter(({ n }) => n > 0);
  const most = scaleEnd(
    limits.map(({ high }) => high),
    0.1,
  );
  const lowest = Math.min(most, ...limits.map(({ low }) => low ?? 0));
  const least = Math.min(most - 0.1, Math.floor(lowest * 10) / 10);
  return (
    <Panel
      page={page}
      id="stages"
      title={t('owners.stages')}
      lead={t('owners.stages.lead')}
      answer={ownFunnel}
      define={['resolved_conversion', 'distinct']}
      list="stages"
      question={person.exited}
      report="funnel"
      enough={() => compared.some(({ own }) => own.n > 0)}
      empty={t('owners.stages.empty')}
    >
      {() => (
        <ChartFrame
          label={t('owners.stages')}
          hint={t('chart.hint')}
          tableLabel={t('chart.table')}
          table={<StagesTable page={page} person={person} compared={compared} />}
          legend={
            <Legend
              items={[
                { text: name, color: 'var(--accent)', shape: 'dot' },
                { text: t('owners.others'), color: 'var(--neutral)', shape: 'dot' },
                { text: t('owners.legend.above'), color: 'var(--won)', shape: 'dot' },
                { text: t('owners.legend.below'), color: 'var(--lost)', shape: 'dot' },
              ]}
            />
          }
        >
          <IntervalRows
            least={least}
            most={most}
            ends={[page.f.share(least), page.f.share(most)]}
            rows={compared.map((one) => rowOf({ page, person, name }, one))}
          />
        </ChartFrame>
      )}
    </Panel>
  );
}
