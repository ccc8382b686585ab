import type { Answers } from '../../lib/answers.ts';
import { loadAnswer } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { changed, dealsBehind } from '../ui/address.ts';
import { BySwitch, chosenDimension, dimensionsOf } from '../ui/by-switch.tsx';
import { type Cell, DataTable, type TableRow } from '../ui/data-table.tsx';
import { dimensionText, groupText } from '../ui/group-text.ts';
import { Panel } from '../ui/panel.tsx';
import { changeOf } from './change.ts';
import styles from './funnel.module.css';
import { type Group, inOrder, isEarly, keyOf } from './groups.ts';

type Funnel = Answers['funnel'];
type Stage = Funnel['stages'][number];

/** Fewest decided deals for a share to be shown. */
const enough = 10;

const decided = ({ advanced, lost }: Stage) => advanced + lost;

/** A group's conversion at a stage, marked only where it is clear of chance against all the others. */
function conversionCell(page: Page, own: Stage, whole: Stage | null, href: string): Cell {
  const { t, f } = page;
  const n = decided(own);
  if (n === 0) return { value: null, text: f.share(null) };
  if (n < enough) {
    return {
      value: null,
      text: f.share(null),
      note: t('funnel.by.few', { n, of: own.reached }),
      tone: 'quiet',
      noteHref: href,
    };
  }
  const rest = whole && { k: whole.advanced - own.advanced, n: decided(whole) - n };
  const change = rest ? changeOf({ k: own.advanced, n }, rest) : null;
  const mark = !change?.clear ? '' : change.difference > 0 ? '▲ ' : '▼ ';
  return {
    value: own.resolved_conversion,
    text: `${mark}${f.share(own.resolved_conversion)}`,
    note: t('funnel.by.note', { range: f.shareRange(own.ci_low, own.ci_high), n, of: own.reached }),
    tone: !change?.clear ? 'quiet' : change.difference > 0 ? 'won' : 'lost',
    title: change?.clear ? t('funnel.by.clear') : t('funnel.change.chance'),
    noteHref: href,
  };
}

function rowOf(page: Page, group: Group, answer: Funnel, by: string): TableRow {
  const { f, t } = page;
  const early = isEarly(group, answer, by);
  const key = keyOf(group);
  const behind = (figure: string, stage?: string) =>
    dealsBehind(page.question, `funnel.${figure}`, { stage, group_by: by, key: key ?? '' });
  return {
    id: `${key}`,
    cells: {
      group: { value: key, text: groupText(page, by, key) },
      cases: {
        value: group.totals.cases,
        text: f.count(group.totals.cases),
        href: behind('cases'),
        note: early
          ? t('funnel.by.early', { share: f.share(group.totals.open / group.totals.cases) })
          : undefined,
      },
      ...Object.fromEntries(
        group.stages.map((stage) => [
          stage.stage,
          conversionCell(
            page,
            stage,
            early ? null : (answer.stages.find((one) => one.stage === stage.stage) ?? null),
            behind('reached', stage.stage),
          ),
        ]),
      ),
      won: { value: group.totals.won, text: f.count(group.totals.won), href: behind('won') },
      amount_won: { value: group.totals.amount_won, text: f.shortMoney(group.totals.amount_won) },
    },
  };
}

/** The same conversions for each group of a dimension. */
export async function GroupsPanel({ page }: { page: Page }) {
  const { t, language } = page;
  const by = chosenDimension(page);
  const question = changed(page.question, { group_by: by });
  const funnel = await loadAnswer('funnel', question);
  return (
    <Panel
      page={page}
      id="groups"
      title={t('funnel.by.title')}
      lead={t('funnel.by.lead')}
      answer={funnel}
      question={question}
      define={['resolved_conversion', 'interval']}
      list="groups"
      report="funnel"
      picture={false}
    >
      {(answer) => {
        const groups = inOrder(answer.groups ?? [], by);
        const hasMoney = groups.some(({ totals }) => totals.amount_won !== null);
        return (
          <>
            <BySwitch page={page} panel="groups" names={dimensionsOf(page)} chosen={chosenDimension(page)} />
            <DataTable
              key={by}
              caption={t('funnel.table_of', { title: t('funnel.by.title') })}
              columns={[
                { id: 'group', label: dimensionText(page, by) },
                { id: 'cases', label: t(`case.name.${page.about.process.entity}s`), numeric: true },
                ...answer.stages.map(({ stage, name }) => ({
                  id: stage,
                  label: name[language],
                  numeric: true,
                  title: t('funnel.by.column', { stage: name[language] }),
                })),
                {
                  id: 'won',
                  label: t(page.about.process.entity === 'lead' ? 'funnel.won.lead' : 'funnel.won'),
                  numeric: true,
                },
                ...(hasMoney ? [{ id: 'amount_won', label: t('funnel.by.amount_won'), numeric: true }] : []),
              ]}
              rows={groups.map((group) => rowOf(page, group, answer, by))}
              labels={{ sort: t('panel.sort') }}
            />
            <p className={styles.quiet}>{t('funnel.by.legend', { n: enough })}</p>
          </>
        );
      }}
    </Panel>
  );
}
