import { AskedList } from './asked-list.tsx';
import { askedOf } from './check-state.ts';
import { CrmNames } from './crm-names.tsx';
import styles from './process.module.css';
import { type Parts, Section } from './section.tsx';

/** How a case can end: the final states, what each asks for, and where it may be entered from. */
export function Finals({ page, process }: Parts) {
  const { t, language } = page;
  const finals = process.states.filter(({ kind }) => kind !== 'active');
  if (finals.length === 0) return null;
  return (
    <Section page={page} id="finals" title={t('process.finals')} lead={t('process.finals.lead')}>
      <ul className={styles.finals}>
        {finals.map((state) => {
          const { entry, required } = askedOf(page, state);
          return (
            <li key={state.id} id={`stage-${state.id}`}>
              <h3>
                <i aria-hidden className={styles.dot} data-kind={state.kind} /> {state.name[language]}
              </h3>
              <p className={styles.quiet}>
                {t(`kind_of_state.${state.kind}`)}
                {state.from && (
                  <>. {t('process.from', { stages: state.from.map((id) => page.stage(id)).join(', ') })}</>
                )}
              </p>
              <p className={styles.crm}>
                <CrmNames page={page} state={state} />
              </p>
              <AskedList title={t('process.requires')} asked={[...entry, ...required]} />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
