import type { Answers } from '../../lib/answers.ts';
import { loadAnswer } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { changed, dealsBehind } from '../ui/address.ts';
import { BySwitch, chosenDimension, dimensionsOf } from '../ui/by-switch.tsx';
import { type Cell, DataTable, type TableRow } from '../ui/data-table.tsx';
import { dimensionText, groupText } from '../ui/group-text.ts';
import { Panel } from '../ui/panel.tsx';
import styles from './durations.module.css';

type Durations = Answers['durations'];
type Stage = Durations['stages'][number];
type Group = NonNullable<Durations['groups']>[number];

/** Fewest stays for a median to be shown. */
const enough = 10;

const keyOf = ({ key }: Group) => (Array.isArray(key) ? key[0] : key) ?? null;
const staysOf = ({ stages }: Group) => stages.reduce((sum, { n }) => sum + n, 0);

/** Whether a group's median is clear of the whole's: their intervals do not touch. */
export function clearOf(
  own: Pick<Stage, 'median_low' | 'median_high'>,
  whole: Pick<Stage, 'median_low' | 'median_high'>,
): 'longer' | 'shorter' | null {
  if (own.median_low !== null && whole.median_high !== null && own.median_low > whole.median_high)
    return 'longer';
  if (own.median_high !== null && whole.median_low !== null && own.median_high < whole.median_low)
    return 'shorter';
  return null;
}

function medianCell(page: Page, own: Stage, whole: Stage | undefined, href: string): Cell {
  const { t, f } = page;
  if (own.n === 0) return { value: null, text: f.days(null) };
  if (own.n < enough) {
    return {
      value: null,
      text: f.days(null),
      note: t('durations.by.few', { n: own.n }),
      tone: 'quiet',
      noteHref: href,
    };
  }
  const clear = whole ? clearOf(own, whole) : null;
  const mark = clear === null ? '' : clear === 'longer' ? '▲ ' : '▼ ';
  return {
    value: own.median,
    text: `${mark}${own.median === null ? t('not_reached') : f.days(own.median)}`,
    note: t('durations.by.note', { low: f.days(own.median_low), high: f.days(own.median_high), n: own.n }),
    tone: clear === null ? 'quiet' : clear === 'longer' ? 'lost' : 'won',
    noteHref: href,
  };
}

/** The median stay of each group of a dimension on each stage. */
export async function GroupsPanel({ page, days }: { page: Page; days: string }) {
  const { t, language } = page;
  const by = chosenDimension(page);
  const question = changed(page.question, { group_by: by });
  const durations = await loadAnswer('durations', question);
  const inTime = by === 'month' || by === 'quarter';
  const rowOf = (group: Group, answer: Durations): TableRow => {
    const key = keyOf(group);
    return {
      id: `${key}`,
      cells: {
        group: { value: key, text: groupText(page, by, key) },
        ...Object.fromEntries(
          group.stages.map((stage) => [
            stage.stage,
            medianCell(
              page,
              stage,
              answer.stages.find((one) => one.stage === stage.stage),
              dealsBehind(page.question, 'durations.visits', {
                stage: stage.stage,
                group_by: by,
                key: key ?? '',
              }),
            ),
          ]),
        ),
      },
    };
  };
  return (
    <Panel
      page={page}
      id="groups"
      title={t('durations.by.title')}
      lead={t('durations.by.lead', { days })}
      answer={durations}
      question={question}
      define={['median', 'median_interval']}
      list="groups"
      report="durations"
      picture={false}
    >
      {(answer) => {
        const groups = [...(answer.groups ?? [])];
        const amount = (group: Group) => Number.parseFloat(keyOf(group) ?? 'Infinity');
        if (by === 'amount_band') groups.sort((a, b) => amount(a) - amount(b));
        else if (!inTime) groups.sort((a, b) => staysOf(b) - staysOf(a));
        return (
          <>
            <BySwitch page={page} panel="groups" names={dimensionsOf(page)} chosen={chosenDimension(page)} />
            <DataTable
              key={by}
              caption={t('funnel.table_of', { title: t('durations.by.title') })}
              columns={[
                { id: 'group', label: dimensionText(page, by) },
                ...answer.stages.map(({ stage, name }) => ({
                  id: stage,
                  label: name[language],
                  numeric: true,
                })),
              ]}
              rows={groups.map((group) => rowOf(group, answer))}
              labels={{ sort: t('panel.sort') }}
            />
            <p className={styles.quiet}>{t('durations.by.legend', { n: enough })}</p>
          </>
        );
      }}
    </Panel>
  );
}
