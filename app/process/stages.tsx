import type { ProcessState } from '../../lib/process-page-types.ts';
import type { Page } from '../server/open-page.ts';
import { AskedList } from './asked-list.tsx';
import { askedByCriterion, askedOf } from './check-state.ts';
import { CrmNames } from './crm-names.tsx';
import styles from './process.module.css';
import { type Parts, Section } from './section.tsx';

function Stage({
  page,
  state,
  isWorkingClock,
  isSuggested,
}: {
  page: Page;
  state: ProcessState;
  isWorkingClock: boolean;
  isSuggested: (key: string) => boolean;
}) {
  const { t, f, language } = page;
  const asked = askedOf(page, state);
  const proposed = (key: string) =>
    isSuggested(key) && <span className={styles.proposed}>{t('process.proposed')}</span>;
  const clock = isWorkingClock ? 'count.working_days' : 'count.days';
  return (
    <li id={`stage-${state.id}`} className={styles.stage}>
      <header>
        <span className={styles.number}>{state.position}</span>
        <div>
          <h3>{state.name[language]}</h3>
          {state.summary && <p>{state.summary[language]}</p>}
        </div>
      </header>
      <dl className={styles.facts}>
        <div>
          <dt>{t('process.limit')}</dt>
          <dd>
            {state.limitDays === null ? t('process.limit.none') : t(clock, { n: state.limitDays })}
            {state.limitDays !== null && proposed('limit_days')}
          </dd>
        </div>
        {state.probability !== null && (
          <div>
            <dt>{t('process.probability')}</dt>
            <dd>
              {f.share(state.probability)}
              {proposed('probability')}
            </dd>
          </div>
        )}
        {state.artefact && (
          <div>
            <dt>{t('process.artefact')}</dt>
            <dd>{state.artefact[language]}</dd>
          </div>
        )}
        {state.materials && (
          <div>
            <dt>{t('process.materials')}</dt>
            <dd>{state.materials[language]}</dd>
          </div>
        )}
        <div>
          <dt>{t('process.crm')}</dt>
          <dd>
            <CrmNames page={page} state={state} />
          </dd>
        </div>
      </dl>
      <div className={styles.groups}>
        <AskedList title={t('process.entry')} asked={asked.entry} />
        <AskedList title={t('process.exit')} asked={asked.exit} />
        <AskedList title={t('process.required')} asked={asked.required} />
      </div>
    </li>
  );
}

/** The stages in their order with what each is for, what it asks for and what it leaves behind. */
export function Stages({ page, process }: Parts) {
  const { t } = page;
  const isSuggested = (key: string) => process.suggested.includes(key) || process.suggested.includes('all');
  return (
    <Section page={page} id="stages" title={t('process.stages')} lead={t('process.stages.lead')}>
      {process.opening.length > 0 && (
        <div id="opening">
          <AskedList
            title={t('process.opening')}
            asked={process.opening.map((one) => askedByCriterion(page, one, 'opening'))}
          />
        </div>
      )}
      <ol className={styles.stages}>
        {process.states
          .filter(({ kind }) => kind === 'active')
          .map((state) => (
            <Stage
              key={state.id}
              page={page}
              state={state}
              isWorkingClock={process.isWorkingClock}
              isSuggested={isSuggested}
            />
          ))}
      </ol>
    </Section>
  );
}
