import type { Metadata } from 'next';
import { openPage, type Page } from '../server/open-page.ts';
import { reader } from '../server/reader.ts';
import { address, changed, type SearchParams, travellers } from '../ui/address.ts';
import { ChartFrame } from '../ui/charts/chart-frame.tsx';
import { Legend } from '../ui/charts/legend.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { Panel } from '../ui/panel.tsx';
import { periodText } from '../ui/period-text.ts';
import { askOwners, windowText } from './ask-owners.ts';
import { OwnersAnswer } from './owners-answer.tsx';
import { drawn, OwnersChart } from './owners-chart.tsx';
import { OwnersTable } from './owners-table.tsx';
import { peopleOf } from './people.ts';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await reader()).t('nav.owners') };
}

async function Owners({ page }: { page: Page }) {
  const { t, about } = page;
  const { question, result, open, won, forecast } = await askOwners(page);
  const people = result.ok ? peopleOf({ result: result.value, open, won, forecast }) : [];
  const rules = [...new Set(open?.flatMap(({ flags }) => flags) ?? [])].sort();
  const few = people.filter(({ result: own }) => own.won + own.lost < drawn).length;
  const { entity } = about.process;
  return (
    <>
      {result.ok && <OwnersAnswer page={page} result={result.value} people={people} />}
      <Panel
        page={page}
        id="owners"
        title={t('owners.title', { entity, period: windowText(page) })}
        lead={t('owners.lead')}
        answer={result}
        define={['win_rate', 'distinct', 'interval']}
        list="by"
        question={changed(question, { group_by: 'owner' })}
        report="winloss"
        enough={() => people.some(({ owner }) => owner !== null)}
        empty={t('owners.empty')}
      >
        {(answer) => (
          <>
            <ChartFrame
              label={t('owners.title', { entity, period: windowText(page) })}
              hint={t('chart.hint')}
              table="owners-table"
              tableLabel={t('chart.table')}
              legend={
                <Legend
                  items={[
                    { text: t('owners.legend.above'), color: 'var(--won)', shape: 'dot' },
                    { text: t('owners.legend.below'), color: 'var(--lost)', shape: 'dot' },
                    { text: t('owners.legend.same'), color: 'var(--neutral)', shape: 'dot' },
                    {
                      text: t('owners.legend.all', { share: page.f.share(answer.overall.win_rate) }),
                      color: 'var(--ink-3)',
                      shape: 'line',
                    },
                  ]}
                />
              }
            >
              <OwnersChart page={page} question={question} result={answer} people={people} />
            </ChartFrame>
            {few > 0 && <p>{t('owners.few', { n: few, least: drawn })}</p>}
            <div id="owners-table">
              <OwnersTable page={page} question={question} people={people} rules={rules} />
            </div>
            <p>
              {t('owners.note', {
                hasForecast: forecast ? 'yes' : 'no',
                quarter: forecast ? periodText(page, forecast.period) : '',
              })}{' '}
              {(open === null || won === null) && t('owners.too_many')}{' '}
              <a href={address('/compliance', travellers(question))}>{t('owners.compliance')}</a>
            </p>
          </>
        )}
      </Panel>
    </>
  );
}

/** The people: who wins, with what in hand, and what of the process is broken in their deals. */
export default async function OwnersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const page = await openPage('/owners', searchParams);
  return (
    <PageFrame
      title="nav.owners"
      page={page}
      filters={['period', 'process', 'source', 'team', 'product', 'segment', 'amount', 'as_of']}
    >
      {(page) => <Owners page={page} />}
    </PageFrame>
  );
}
