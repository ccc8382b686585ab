import { type ReactNode, Suspense } from 'react';
import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { Panel } from '../ui/panel.tsx';
import { Pending } from '../ui/pending.tsx';
import { periodText } from '../ui/period-text.ts';
import type { Forecast, ForecastParts } from './ask.ts';
import { CategoryPanel } from './category-panel.tsx';
import { ChangeTable } from './change-table.tsx';
import { ClosePanel } from './close-panel.tsx';
import { DecidingDeals } from './deciding-deals.tsx';
import { GroupsPanel } from './groups-panel.tsx';
import { MethodsPanel } from './methods-panel.tsx';
import { OutsidePanel } from './outside-panel.tsx';

const hasDue = ({ total }: Forecast) => total > 0;

/** The panels of the page; those whose answers come later keep their place meanwhile. */
export function Panels({ page, parts }: { page: Page; parts: ForecastParts }) {
  const { t } = page;
  const { question, answer, before, by, groups } = parts;
  const pending = (height: number) => <Pending text={t('panel.loading')} height={height} />;
  const period = answer.ok ? periodText(page, answer.value.period) : '';
  const due = answer.ok ? t('forecast.fact.due', { n: answer.value.total }) : undefined;
  const nothing = t('forecast.nothing_due', { period });
  const common = { page, question, report: 'forecast' } as const;
  return (
    <>
      <Panel
        {...common}
        id="close"
        title={t('forecast.close.title')}
        lead={t('forecast.close.lead')}
        answer={answer}
        define={['due', 'forecast_crm', 'forecast_stage', 'target']}
        list="categories"
        enough={() => true}
      >
        {(value) => <ClosePanel page={page} question={question} answer={value} horizon={parts.horizon} />}
      </Panel>
      <Panel
        {...common}
        id="outside"
        title={t('forecast.outside.title')}
        lead={t('forecast.outside.lead')}
        answer={answer}
        n={answer.ok ? t('case.deal', { n: answer.value.overdue.n + answer.value.undated.n }) : undefined}
        enough={({ overdue, undated }) => overdue.n + undated.n > 0}
        empty={t('forecast.outside.empty')}
        picture={false}
      >
        {(value) => <OutsidePanel page={page} question={question} answer={value} lists={parts.outside} />}
      </Panel>
      <Panel
        {...common}
        id="deals"
        title={t('forecast.deals.title')}
        lead={t('forecast.deals.lead')}
        answer={answer}
        define={['due', 'probability', 'probability_stage']}
        list="deals"
        n={due}
        enough={hasDue}
        empty={nothing}
        picture={false}
      >
        {(value) => (
          <Suspense fallback={pending(900)}>
            <DecidingDeals
              page={page}
              question={question}
              today={parts.today}
              answer={value}
              list={parts.deals}
            />
          </Suspense>
        )}
      </Panel>
      {groups && by && (
        <Suspense fallback={pending(600)}>
          <Later answer={groups}>
            {(loaded) => (
              <Panel
                {...common}
                id="groups"
                title={t('forecast.groups.title')}
                lead={t('forecast.groups.lead')}
                answer={loaded}
                list="groups"
                question={withGroup(question, by)}
                enough={(value) => (value.groups ?? []).length > 0}
                empty={nothing}
              >
                {(value) => (
                  <GroupsPanel page={page} question={question} answer={value} by={by} cuts={parts.cuts} />
                )}
              </Panel>
            )}
          </Later>
        </Suspense>
      )}
      <Panel
        {...common}
        id="categories"
        title={t('forecast.categories.title')}
        lead={t('forecast.categories.lead')}
        answer={answer}
        define={['category', 'weighted']}
        list="categories"
        n={due}
        enough={({ categories }) => categories.some(({ category }) => category !== null)}
        empty={answer.ok && hasDue(answer.value) ? t('forecast.categories.empty') : nothing}
      >
        {(value) => <CategoryPanel page={page} question={question} answer={value} />}
      </Panel>
      <Panel
        {...common}
        id="methods"
        title={t('forecast.methods.title')}
        lead={t('forecast.methods.lead')}
        answer={answer}
        list="deals"
        n={due}
        enough={hasDue}
        empty={nothing}
        picture={false}
      >
        {(value) => <MethodsPanel page={page} answer={value} />}
      </Panel>
      {answer.ok && (
        <Suspense fallback={pending(300)}>
          <Later answer={before}>
            {(loaded) => (
              <Panel
                {...common}
                id="change"
                title={t('forecast.change.title')}
                lead={t('forecast.change.lead')}
                answer={loaded}
                list="categories"
                enough={() => true}
                picture={false}
              >
                {(value) => <ChangeTable page={page} now={answer.value} before={value} />}
              </Panel>
            )}
          </Later>
        </Suspense>
      )}
    </>
  );
}

/** A panel whose answer comes after the rest of the page. */
async function Later({
  answer,
  children,
}: {
  answer: Promise<Loaded<Forecast>>;
  children: (loaded: Loaded<Forecast>) => ReactNode;
}) {
  return children(await answer);
}

function withGroup(question: URLSearchParams, by: string): URLSearchParams {
  const own = new URLSearchParams(question);
  own.set('group_by', by);
  return own;
}
