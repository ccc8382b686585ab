import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { address } from '../ui/address.ts';
import { Switch } from '../ui/switch.tsx';
import styles from './durations.module.css';

const choices = {
  clock: { values: ['calendar', 'working'], words: 'clock' },
  unit: { values: ['visit', 'case'], words: 'stay' },
  basis: { values: ['entered', 'exited', 'created'], words: 'basis' },
} as const;

/** Which days are counted, what counts as a stay, and which stays belong to the period; all in the address. */
export function ClockSwitches({ page, answer }: { page: Page; answer: Answers['durations'] }) {
  const { t, find, path, params } = page;
  return (
    <div className={styles.switches}>
      {(['clock', 'unit', 'basis'] as const).map((name) => {
        const { values, words } = choices[name];
        return (
          <Switch
            key={name}
            label={t(name === 'unit' ? 'durations.count' : `filter.${name}`)}
            items={values.map((value) => ({
              text: t(`${words}.${value}`),
              title: find(`${words}.${value}.hint`) ?? undefined,
              href: address(path, params, { [name]: value === values[0] ? null : value }),
              here: answer[name] === value,
            }))}
          />
        );
      })}
    </div>
  );
}
