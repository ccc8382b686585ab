import type { Metadata } from 'next';
import { ruleNames } from '../../lib/process/rule-names.ts';
import { loadAnswer } from '../server/load.ts';
import { openPage, type Page } from '../server/open-page.ts';
import { reader } from '../server/reader.ts';
import { address, type SearchParams } from '../ui/address.ts';
import { caseFilters, type FilterName } from '../ui/filter-bar.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { Panel } from '../ui/panel.tsx';
import { columnsOf } from './deal-columns.ts';
import { DealList } from './deal-list.tsx';
import styles from './deals.module.css';
import { DealsAnswer } from './deals-answer.tsx';
import { listQuestion } from './list-address.ts';
import { headsOf } from './list-heads.tsx';
import { ListTools } from './list-tools.tsx';
import { pageSize } from './pages-needed.ts';
import { stageLimits } from './stage-limits.ts';
import { wordsOfList } from './words-of-list.ts';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await reader()).t('nav.deals') };
}

/** Filters of the list; a figure keeps its stage and rule, which say what the figure is. */
function filtersOf(params: URLSearchParams): FilterName[] {
  const isFigure = params.has('figure');
  return ['outcome', ...(isFigure ? [] : (['stage', 'rule', 'period'] as const)), ...caseFilters];
}

/** The first row that the address asks for, at the start of a page of rows. */
function offsetOf(params: URLSearchParams): number {
  const asked = Number(params.get('offset') ?? 0);
  return Number.isFinite(asked) && asked > 0 ? Math.floor(asked / pageSize) * pageSize : 0;
}

/** Those of the list that break a rule now; not asked where the list is about rules already. */
async function flaggedOf(page: Page, list: URLSearchParams) {
  const known = ruleNames.filter((rule) => page.find(`rule.${rule}`));
  if (list.has('rule') || known.length === 0) return null;
  const question = new URLSearchParams([...list, ...known.map((rule) => ['rule', rule])]);
  question.set('limit', '1');
  const answer = await loadAnswer('deals', question);
  if (!answer.ok) return null;
  const shown = new URLSearchParams([...page.params, ...known.map((rule) => ['rule', rule])]);
  return {
    n: answer.value.total,
    amount: answer.value.amount_total,
    href: address('/deals', shown, { sort: '-flags', offset: null }),
  };
}

/** All deals, or those behind a figure. */
export default async function DealsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const opened = await openPage('/deals', searchParams);
  const title = opened.ok ? `case.name.${opened.value.about.process.entity}s` : 'nav.deals';
  const filters = opened.ok ? filtersOf(opened.value.params) : [];
  return (
    <PageFrame title={title} page={opened} filters={filters}>
      {async (page) => {
        const { params, t } = page;
        const list = listQuestion(params);
        const offset = offsetOf(params);
        const question = new URLSearchParams(list);
        question.set('limit', String(pageSize));
        question.set('offset', String(offset));
        const [deals, flagged, limits] = await Promise.all([
          loadAnswer('deals', question),
          flaggedOf(page, list),
          stageLimits(page),
        ]);
        return (
          <>
            {deals.ok && <DealsAnswer page={page} answer={deals.value} flagged={flagged} />}
            <Panel
              page={page}
              id="deals"
              title={t('deals.title')}
              answer={deals}
              list="rows"
              question={list}
              picture={false}
              empty={t('deals.empty', { filtered: page.filtered })}
            >
              {(answer) => {
                const words = wordsOfList(page, answer.as_of, limits);
                const columns = columnsOf(params, page.about.process.entity, answer.rows);
                const key = `${list} ${columns} ${offset} ${answer.build}`;
                return (
                  <>
                    <ListTools page={page} columns={columns} words={words} />
                    <DealList
                      key={key}
                      first={{ offset, rows: answer.rows }}
                      total={answer.total}
                      question={list.toString()}
                      build={answer.build}
                      process={answer.process}
                      sort={params.get('sort')}
                      heads={headsOf(page, columns, words)}
                      words={words}
                    />
                    <noscript>
                      <nav className={styles.pager} aria-label={t('deals.pages')}>
                        {offset > 0 && (
                          <a href={address('/deals', params, { offset: offset - pageSize })}>
                            ← {t('deals.page_before')}
                          </a>
                        )}
                        {offset + pageSize < answer.total && (
                          <a href={address('/deals', params, { offset: offset + pageSize })}>
                            {t('deals.page_next')} →
                          </a>
                        )}
                      </nav>
                    </noscript>
                  </>
                );
              }}
            </Panel>
          </>
        );
      }}
    </PageFrame>
  );
}
