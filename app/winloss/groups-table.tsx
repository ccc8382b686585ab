import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { type Column, DataTable, type TableRow } from '../ui/data-table.tsx';
import { Define } from '../ui/define.tsx';
import { dimensionText, groupText } from '../ui/group-text.ts';
import { keyOfGroup, type WinlossGroup } from './winloss-words.ts';

type Props = {
  readonly page: Page;
  readonly dimension: string;
  readonly groups: readonly WinlossGroup[];
  readonly before: ReadonlyMap<string | null, WinlossGroup>;
};

/** The figures of each group; counts open their deals, groups within chance are quiet. */
export function GroupsTable({ page, dimension, groups, before }: Props) {
  const { t, f } = page;
  const head = (id: string, label: string, define: string | null = id): Column => ({
    id,
    label,
    numeric: true,
    define: define ? <Define page={page} id={define} /> : undefined,
  });
  const columns: Column[] = [
    { id: 'group', label: dimensionText(page, dimension) },
    head('won', t('winloss.column.won')),
    head('lost', t('winloss.column.lost')),
    head('open', t('winloss.column.open')),
    head('win_rate', t('winloss.column.win_rate')),
    ...(before.size > 0 ? [head('before', t('winloss.column.before'), null)] : []),
    head('shrunk', t('winloss.column.shrunk')),
    head('win_rate_amount', t('winloss.column.win_rate_amount')),
    head('loss_rate', t('winloss.column.loss_rate')),
    head('loss_share', t('winloss.column.loss_share')),
  ];
  const rowOf = (group: WinlossGroup): TableRow => {
    const key = keyOfGroup(group);
    const counted = (name: 'won' | 'lost' | 'open') => ({
      value: group[name],
      text: f.count(group[name]),
      href:
        group[name] > 0
          ? dealsBehind(page.question, `winloss.${name}`, { group_by: dimension, key: key ?? '' })
          : undefined,
    });
    const share = (value: number | null | undefined) => ({ value: value ?? null, text: f.share(value) });
    return {
      id: key ?? '',
      cells: {
        group: {
          value: groupText(page, dimension, key),
          text: groupText(page, dimension, key),
          note: t(group.distinct ? 'winloss.distinct' : 'winloss.chance'),
          tone: group.distinct ? undefined : 'quiet',
        },
        won: counted('won'),
        lost: counted('lost'),
        open: counted('open'),
        win_rate: { ...share(group.win_rate), note: f.shareRange(group.ci_low, group.ci_high) },
        before: share(before.get(key)?.win_rate),
        shrunk: share(group.won + group.lost > 0 ? group.shrunk : null),
        win_rate_amount: share(group.win_rate_amount),
        loss_rate: share(group.loss_rate),
        loss_share: { ...share(group.loss_share), bar: group.loss_share },
      },
    };
  };
  return (
    <DataTable
      caption={t('winloss.table', { title: t('winloss.groups.title') })}
      columns={columns}
      rows={groups.map(rowOf)}
      labels={{ sort: t('panel.sort') }}
    />
  );
}
