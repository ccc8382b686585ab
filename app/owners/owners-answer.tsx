import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { Answer } from '../ui/answer.tsx';
import { windowText } from './ask-owners.ts';
import type { Person } from './people.ts';

/** Fewest decisions that let people be compared. */
const enough = 20;

type Props = { readonly page: Page; readonly result: Answers['winloss']; readonly people: readonly Person[] };

/** Who is apart from the others by more than chance; the rest are not ranked. */
export function OwnersAnswer({ page, result, people }: Props) {
  const { t, f } = page;
  const { overall } = result;
  const { entity } = page.about.process;
  if (overall.won + overall.lost < enough)
    return <Answer>{t('owners.answer.too_few', { n: enough })}</Answer>;
  const named = (side: Person['side']) =>
    people
      .filter((person) => person.side === side)
      .map(({ owner, result: { win_rate, ci_low, ci_high } }) =>
        t('owners.answer.one', {
          name: owner ?? t('missing'),
          share: f.share(win_rate),
          range: f.shareRange(ci_low, ci_high),
        }),
      );
  const [above, below] = [named('above'), named('below')];
  const others = people.filter(({ side, result: { win_rate } }) => side === null && win_rate !== null).length;
  return (
    <Answer
      figure={
        <data value={overall.win_rate ?? ''} data-figure="win_rate" data-value={overall.win_rate ?? ''}>
          {f.share(overall.win_rate)}
        </data>
      }
      label={t('owners.answer.label', { entity, period: windowText(page) })}
    >
      {above.length + below.length === 0
        ? t('owners.answer.none', { n: others })
        : [
            above.length > 0 && t('owners.answer.above', { names: above.join(', ') }),
            below.length > 0 && t('owners.answer.below', { names: below.join(', ') }),
            others > 0 && t('owners.answer.others', { n: others }),
          ]
            .filter(Boolean)
            .join(' ')}
    </Answer>
  );
}
