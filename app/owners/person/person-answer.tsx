import type { Page } from '../../server/open-page.ts';
import { Answer } from '../../ui/answer.tsx';
import { windowText } from '../ask-owners.ts';
import type { Person } from './ask-person.ts';
import { type Compared, compareRules, compareStages } from './compare.ts';
import styles from './person.module.css';

/** How many differences a sentence names. */
const named = 2;

type Difference = { readonly text: string; readonly isGood: boolean; readonly size: number };

const sizeOf = ({ own, others }: Compared) => Math.abs((own.value ?? 0) - (others.value ?? 0));

function differencesOf(page: Page, { funnel, ownFunnel, rules, ownRules }: Person) {
  const { t, f } = page;
  const stages = funnel.ok && ownFunnel.ok ? compareStages(ownFunnel.value, funnel.value) : [];
  const broken = rules.ok && ownRules.ok ? compareRules(ownRules.value, rules.value) : [];
  const text = (key: string, name: string, { own, others }: Compared) =>
    t(key, { name, own: f.share(own.value), others: f.share(others.value) });
  const found = [
    ...stages.map((one) => ({ one, key: 'owners.differs.stage', name: page.stage(one.id), good: 'above' })),
    ...broken.map((one) => ({ one, key: 'owners.differs.rule', name: page.rule(one.id), good: 'below' })),
  ];
  const differences = found
    .filter(({ one }) => one.side !== null)
    .map(
      ({ one, key, name, good }): Difference => ({
        text: text(key, name, one),
        isGood: one.side === good,
        size: sizeOf(one),
      }),
    )
    .sort((a, b) => b.size - a.size);
  return { differences, compared: found.length };
}

/** Where a person is better or worse than the others, only where chance does not explain it. */
export function PersonAnswer({ page, person }: { page: Page; person: Person }) {
  const { t, f } = page;
  const { results, ownResults, owner } = person;
  if (!results.ok || !ownResults.ok) return null;
  const { overall } = ownResults.value;
  const row = results.value.by.find(({ dimension, key }) => dimension === 'owner' && key === owner);
  const decided = overall.won + overall.lost;
  if (decided === 0) return <Answer>{t('owners.person.none', { n: overall.open })}</Answer>;
  const rest = results.value.overall;
  const restRate = (rest.won - overall.won) / Math.max(1, rest.won + rest.lost - decided);
  const { differences, compared } = differencesOf(page, person);
  const list = (isGood: boolean) =>
    differences
      .filter((one) => one.isGood === isGood)
      .slice(0, named)
      .map(({ text }) => text)
      .join('; ');
  const [better, worse] = [list(true), list(false)];
  return (
    <>
      <Answer
        figure={
          <data value={overall.win_rate ?? ''} data-figure="win_rate" data-value={overall.win_rate ?? ''}>
            {f.share(overall.win_rate)}
          </data>
        }
        label={t('owners.person.label', { entity: page.about.process.entity, period: windowText(page) })}
      >
        {t(row?.distinct ? 'owners.person.apart' : 'owners.person.same', {
          n: decided,
          won: overall.won,
          range: f.shareRange(overall.ci_low, overall.ci_high),
          others: f.share(restRate),
        })}{' '}
        {better && `${t('owners.person.better', { list: better })} `}
        {worse && `${t('owners.person.worse', { list: worse })} `}
        {differences.length === 0 && t('owners.person.alike', { n: compared })}
      </Answer>
      {differences.length > 0 && (
        <p className={styles.aside}>
          {t('owners.person.chance', { n: compared, found: differences.length })}
        </p>
      )}
    </>
  );
}
