import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { BySwitch } from '../ui/by-switch.tsx';
import { ChartFrame } from '../ui/charts/chart-frame.tsx';
import { Legend } from '../ui/charts/legend.tsx';
import { StackedRows } from '../ui/charts/stacked-rows.tsx';
import { groupText } from '../ui/group-text.ts';
import type { Forecast } from './ask.ts';
import styles from './forecast.module.css';
import { GroupsTable } from './groups-table.tsx';
import { methodOf } from './method.ts';

type Props = {
  readonly page: Page;
  readonly question: URLSearchParams;
  readonly answer: Forecast;
  readonly by: string;
  readonly cuts: readonly string[];
};

const most = 20;

/** The forecast cut by owner, team or product: won, expected, and the plan where the group has one. */
export function GroupsPanel({ page, question, answer, by, cuts }: Props) {
  const { t, f } = page;
  const method = methodOf(page.params);
  const groups = (answer.groups ?? [])
    .map((group) => {
      const key = Array.isArray(group.key) ? group.key.join(' × ') : group.key;
      const total = (group.won ?? 0) + (group[method] ?? 0);
      return { ...group, key, total, name: groupText(page, by, key) };
    })
    .sort((a, b) => b.total - a.total);
  const drawn = groups.slice(0, most);
  const hasTargets = groups.some(({ target }) => target !== null);
  const whole = Math.max(...drawn.flatMap(({ total, target }) => [total, target ?? 0]), 1) * 1.01;
  const behind = (figure: string, key: string | null) =>
    dealsBehind(question, `forecast.${figure}`, { group_by: by, key: key ?? '' });
  return (
    <>
      <BySwitch page={page} panel="groups" names={cuts} chosen={by} />
      <ChartFrame
        label={t('forecast.groups.title')}
        hint={t('chart.hint')}
        table="forecast-groups-table"
        tableLabel={t('chart.table')}
        legend={
          <Legend
            items={[
              { text: t('forecast.legend.won'), color: 'var(--won)' },
              { text: t('forecast.legend.expected'), color: 'var(--open)', shape: 'hatch' },
              ...(hasTargets ? [{ text: t('forecast.legend.target'), color: 'var(--ink)' }] : []),
            ]}
          />
        }
      >
        <StackedRows
          id="groups"
          whole={whole}
          barHeight={14}
          rows={drawn.map((group) => ({
            id: group.key ?? '',
            name: group.name,
            text:
              group.target === null
                ? f.shortMoney(group.total)
                : t('forecast.groups.row', {
                    total: f.shortMoney(group.total),
                    target: f.shortMoney(group.target),
                  }),
            target:
              group.target === null
                ? undefined
                : {
                    amount: group.target,
                    label: t('forecast.mark.group_target', {
                      name: group.name,
                      amount: f.money(group.target),
                    }),
                  },
            parts: [
              {
                id: 'won',
                amount: group.won ?? 0,
                fill: 'var(--won)',
                label: `${group.name}. ${t('forecast.mark.won', { amount: f.money(group.won) })}`,
                href: behind('won', group.key),
              },
              {
                id: method,
                amount: group[method] ?? 0,
                fill: 'var(--open)',
                hatched: true,
                label: `${group.name}. ${t('forecast.mark.group', { amount: f.money(group[method]) })}`,
                href: behind(method, group.key),
              },
            ],
          }))}
        />
      </ChartFrame>
      {!hasTargets && <p className={styles.note}>{t('forecast.groups.no_targets')}</p>}
      {groups.length > drawn.length && (
        <p className={styles.note}>{t('winloss.more', { shown: drawn.length, n: groups.length })}</p>
      )}
      <div id="forecast-groups-table">
        <GroupsTable page={page} question={question} by={by} groups={groups} />
      </div>
    </>
  );
}
