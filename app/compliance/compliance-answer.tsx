import type { Answers } from '../../lib/answers.ts';
import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { Answer } from '../ui/answer.tsx';
import { distinctOwners, worstRule } from './worst.ts';

type Props = {
  page: Page;
  answer: Answers['compliance'];
  /** The deals in which the worst rule is broken now. */
  deals: Loaded<Answers['deals']> | null;
};

/** The gravest rule that is broken most now, by whom beyond chance, and the money that stands in it. */
export function ComplianceAnswer({ page, answer, deals }: Props) {
  const { t, f } = page;
  const worst = worstRule(answer.rules);
  if (!worst) {
    const judged = answer.rules.filter((rule) => rule.judged).length;
    const stands = answer.rules.some(({ flags_now }) => (flags_now ?? 0) > 0);
    const why = judged === 0 ? 'none_judged' : stands ? 'too_few' : 'clean';
    return <Answer>{t(`compliance.answer.${why}`, { n: judged })}</Answer>;
  }
  const { entity } = page.about.process;
  const owners = distinctOwners(answer.by_owner, worst).slice(0, 3);
  const name = page.rule(worst.rule);
  return (
    <Answer
      figure={
        <data data-figure="share" value={String(worst.share)} data-value={worst.share}>
          {f.share(worst.share)}
        </data>
      }
      label={t('compliance.answer.label', { rule: name })}
    >
      {t('compliance.answer', {
        rule: name,
        severity: worst.severity,
        cases: t(`case.${entity}`, { n: worst.cases ?? 0 }),
        exposed: worst.exposed ?? 0,
        range: f.shareRange(worst.ci_low, worst.ci_high),
      })}{' '}
      {deals?.ok &&
        t('compliance.answer.now', {
          cases: t(`case.${entity}`, { n: deals.value.total }),
          amount: deals.value.amount ? f.shortMoney(deals.value.amount) : 'none',
        })}{' '}
      {owners.length > 0
        ? t('compliance.answer.owners', {
            owners: owners.map(({ owner }) => owner).join(', '),
            n: owners.length,
          })
        : t('compliance.answer.no_owner')}
    </Answer>
  );
}
