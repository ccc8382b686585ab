import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { address, dealsBehind, travellers } from '../ui/address.ts';
import { type IntervalRow, IntervalRows, scaleEnd } from './interval-rows.tsx';
import { ownerPath } from './owner-path.ts';
import type { Person } from './people.ts';

/** Fewest decisions for a dot. */
export const drawn = 5;

const color = { above: 'var(--won)', below: 'var(--lost)' } as const;

type Props = {
  readonly page: Page;
  readonly question: URLSearchParams;
  readonly result: Answers['winloss'];
  readonly people: readonly Person[];
};

/** The share won by each person with its interval, sorted; who cannot be told apart is grey. */
export function OwnersChart({ page, question, result, people }: Props) {
  const { t, f } = page;
  const kept = travellers(question);
  const shown = people.filter(({ result: { won, lost } }) => won + lost >= drawn);
  const most = scaleEnd([...shown.map(({ result: { ci_high } }) => ci_high), result.overall.win_rate], 0.05);
  const rows = shown.map(({ owner, side, result: own }): IntervalRow => {
    const name = owner ?? t('missing');
    const range = f.shareRange(own.ci_low, own.ci_high);
    return {
      id: owner ?? '',
      name,
      href: address(ownerPath(owner), kept),
      strong: side !== null,
      text: t('owners.row', { share: f.share(own.win_rate), range, n: own.won + own.lost }),
      items: [
        {
          id: 'own',
          value: own.win_rate,
          low: own.ci_low,
          high: own.ci_high,
          color: side ? color[side] : 'var(--neutral)',
          label: t(side ? `owners.mark.${side}` : 'owners.mark', {
            name,
            share: f.share(own.win_rate),
            range,
            won: own.won,
            n: own.won + own.lost,
          }),
          href: dealsBehind(question, 'winloss.won', { group_by: 'owner', key: owner ?? '' }),
        },
      ],
    };
  });
  return (
    <IntervalRows rows={rows} most={most} ends={[f.share(0), f.share(most)]} line={result.overall.win_rate} />
  );
}
