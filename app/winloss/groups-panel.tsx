import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { BySwitch } from '../ui/by-switch.tsx';
import { ChartFrame } from '../ui/charts/chart-frame.tsx';
import { DotRows } from '../ui/charts/dot-rows.tsx';
import { Legend } from '../ui/charts/legend.tsx';
import { groupText } from '../ui/group-text.ts';
import { GroupsTable } from './groups-table.tsx';
import { groupsOf, keyOfGroup, type Winloss } from './winloss-words.ts';

type Props = {
  readonly page: Page;
  readonly answer: Winloss;
  readonly before: Winloss | null;
  readonly dimension: string;
  readonly dimensions: readonly string[];
};

const most = 20;

/** Win rate by group: the picture, the choice of the cut, the table. */
export function GroupsPanel({ page, answer, before, dimension, dimensions }: Props) {
  const { t, f } = page;
  const groups = groupsOf(answer, dimension);
  const drawn = groups.filter(({ won, lost }) => won + lost > 0).slice(0, most);
  const then = new Map((before ? groupsOf(before, dimension) : []).map((row) => [keyOfGroup(row), row]));
  const rows = drawn.map((group) => {
    const key = keyOfGroup(group);
    const name = groupText(page, dimension, key);
    return {
      id: key ?? '',
      name,
      rate: group.win_rate,
      low: group.ci_low,
      high: group.ci_high,
      text: t('winloss.row', {
        share: f.share(group.win_rate),
        won: group.won,
        closed: group.won + group.lost,
      }),
      label: t(group.distinct ? 'winloss.mark' : 'winloss.mark.chance', {
        name,
        won: group.won,
        closed: group.won + group.lost,
        share: f.share(group.win_rate),
        range: f.shareRange(group.ci_low, group.ci_high),
      }),
      href: dealsBehind(page.question, 'winloss.won', { group_by: dimension, key: key ?? '' }),
      distinct: group.distinct,
      before: then.get(key)?.win_rate,
    };
  });
  return (
    <>
      <BySwitch page={page} panel="groups" names={dimensions} chosen={dimension} />
      <ChartFrame
        label={t('winloss.groups.title')}
        hint={t('chart.hint')}
        table="winloss-groups-table"
        tableLabel={t('chart.table')}
        legend={
          <Legend
            items={[
              { text: t('winloss.legend.better'), color: 'var(--won)', shape: 'dot' },
              { text: t('winloss.legend.worse'), color: 'var(--lost)', shape: 'dot' },
              { text: t('winloss.legend.chance'), color: 'var(--neutral)', shape: 'dot' },
              { text: t('winloss.legend.interval'), color: 'var(--neutral)', shape: 'line' },
              ...(before
                ? [{ text: t('winloss.legend.before'), color: 'var(--ink-3)', shape: 'whisker' as const }]
                : []),
            ]}
          />
        }
      >
        <DotRows
          page={page}
          rows={rows}
          whole={{
            rate: answer.overall.win_rate,
            text: t('winloss.whole', { share: f.share(answer.overall.win_rate) }),
          }}
          better="higher"
        />
      </ChartFrame>
      {groups.length > drawn.length && <p>{t('winloss.more', { shown: drawn.length, n: groups.length })}</p>}
      <div id="winloss-groups-table">
        <GroupsTable page={page} dimension={dimension} groups={groups} before={then} />
      </div>
    </>
  );
}
