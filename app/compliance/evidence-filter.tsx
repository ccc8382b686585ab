import Form from 'next/form';
import type { Page } from '../server/open-page.ts';
import styles from './evidence.module.css';
import { type FlagState, stateOf } from './questions.ts';

const states: readonly FlagState[] = ['all', 'now', 'past', 'waived'];
const own = ['rule', 'stage', 'view.state', 'offset', 'lang', 'theme'];

type Props = { page: Page; rules: readonly string[] };

/** Which flags the list shows: by rule, stage and state; the rest of the address stays. */
export function EvidenceFilter({ page, rules }: Props) {
  const { t, params, about } = page;
  const chosen = (name: string) => params.get(name) ?? '';
  const state = stateOf(params);
  const stages = about.states.filter(({ kind }) => kind === 'active');
  return (
    <Form action="/compliance#evidence" className={styles.filter} key={params.toString()}>
      {[...params]
        .filter(([name]) => !own.includes(name))
        .map(([name, value], index) => (
          <input key={`${name}-${index}`} type="hidden" name={name} value={value} />
        ))}
      <label>
        {t('column.rule')}{' '}
        <select name="rule" defaultValue={chosen('rule')}>
          <option value="">{t('compliance.any')}</option>
          {rules.map((rule) => (
            <option key={rule} value={rule}>
              {page.rule(rule)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('column.stage')}{' '}
        <select name="stage" defaultValue={chosen('stage')}>
          <option value="">{t('compliance.any')}</option>
          {stages.map(({ id }) => (
            <option key={id} value={id}>
              {page.stage(id)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('column.state')}{' '}
        <select name="view.state" defaultValue={state}>
          {states.map((one) => (
            <option key={one} value={one}>
              {t(one === 'all' ? 'compliance.any' : `flag_state.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">{t('filter.apply')}</button>
    </Form>
  );
}
