import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Define } from '../ui/define.tsx';
import { dimensionText } from '../ui/group-text.ts';
import type { Forecast } from './ask.ts';

type Group = Omit<NonNullable<Forecast['groups']>[number], 'key'> & {
  readonly key: string | null;
  readonly name: string;
};

type Props = {
  readonly page: Page;
  readonly question: URLSearchParams;
  readonly by: string;
  readonly groups: readonly Group[];
};

/** Won, expected by both methods and the plan, group by group. */
export function GroupsTable({ page, question, by, groups }: Props) {
  const { t, f } = page;
  const hasTargets = groups.some(({ target }) => target !== null);
  const define = (id: string) => <Define page={page} id={id} />;
  const behind = (figure: string, key: string | null) =>
    dealsBehind(question, `forecast.${figure}`, { group_by: by, key: key ?? '' });
  const money = (value: number | null, href?: string) => ({
    value,
    text: f.shortMoney(value),
    title: f.money(value),
    href: value ? href : undefined,
  });
  return (
    <DataTable
      caption={t('winloss.table', { title: t('forecast.groups.title') })}
      labels={{ sort: t('panel.sort') }}
      columns={[
        { id: 'group', label: dimensionText(page, by) },
        { id: 'won', label: t('forecast.column.won'), numeric: true, define: define('forecast_won') },
        { id: 'crm', label: t('forecast.column.crm'), numeric: true, define: define('forecast_crm') },
        {
          id: 'stage',
          label: t('forecast.column.stage'),
          numeric: true,
          define: define('forecast_stage'),
        },
        ...(hasTargets
          ? [
              {
                id: 'target',
                label: t('forecast.column.target'),
                numeric: true,
                define: define('target'),
              },
              {
                id: 'attainment',
                label: t('forecast.column.attainment'),
                numeric: true,
                define: define('attainment'),
              },
              { id: 'gap', label: t('forecast.column.gap'), numeric: true, define: define('gap') },
            ]
          : []),
      ]}
      rows={groups.map((group) => ({
        id: group.key ?? '',
        cells: {
          group: { value: group.name, text: group.name },
          won: money(group.won, behind('won', group.key)),
          crm: money(group.crm, behind('crm', group.key)),
          stage: money(group.stage, behind('stage', group.key)),
          target: money(group.target),
          attainment: {
            value: group.target ? (group.won ?? 0) / group.target : null,
            text: group.target ? f.share((group.won ?? 0) / group.target) : '–',
          },
          gap: money(group.gap),
        },
      }))}
    />
  );
}
