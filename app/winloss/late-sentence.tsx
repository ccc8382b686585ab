import type { Page } from '../server/open-page.ts';
import type { LateRate } from './late-rates.ts';
import type { Loss } from './losses.ts';

/** Which source loses most from a stage on: by rate where chance does not explain it, and by number. */
export function LateSentence({ page, rates, most, from }: SentenceProps) {
  const { t, f } = page;
  const name = (key: string | null) =>
    key === null ? t('winloss.late.unnamed') : t('winloss.late.named', { source: key });
  const worst = rates.find(({ distinct }) => distinct);
  const whole = rates.reduce(
    (sum, { lost, decided }) => ({ lost: sum.lost + lost, decided: sum.decided + decided }),
    {
      lost: 0,
      decided: 0,
    },
  );
  const isWorse = worst && (worst.rate ?? 0) > whole.lost / whole.decided;
  return (
    <p>
      {isWorse
        ? t('winloss.late.worst', {
            stage: page.stage(from),
            source: name(worst.key),
            lost: worst.lost,
            decided: worst.decided,
            share: f.share(worst.rate),
            range: f.shareRange(worst.low, worst.high),
            whole: f.share(whole.lost / whole.decided),
          })
        : t('winloss.late.none', { stage: page.stage(from) })}{' '}
      {most &&
        t('winloss.late.most', {
          source: name(most.key),
          n: most.loss.n,
          amount: f.shortMoney(most.loss.amount),
        })}
    </p>
  );
}

type SentenceProps = {
  readonly page: Page;
  readonly rates: readonly LateRate[];
  readonly most: { readonly key: string | null; readonly loss: Loss } | undefined;
  readonly from: string;
};
