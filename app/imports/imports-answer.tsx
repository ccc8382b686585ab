import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { Answer } from '../ui/answer.tsx';
import { issueName } from './issue-name.ts';

const dayMs = 86_400_000;

/** How fresh the figures are and what came in, in a sentence. @param now milliseconds since 1970 */
export function ImportsAnswer({
  page,
  quality,
  now,
}: {
  page: Page;
  quality: Answers['quality'];
  now: number;
}) {
  const { t, f } = page;
  const age = Math.max(0, Math.floor((now - Date.parse(quality.as_of)) / dayMs));
  const rows = quality.files.reduce((sum, { read }) => sum + read, 0);
  const [worst] = quality.issues;
  return (
    <Answer
      figure={
        <span data-figure="as_of" data-value={quality.as_of} style={{ all: 'unset' }}>
          {f.day(quality.as_of)}
        </span>
      }
      label={t('imports.answer.age', { days: age })}
    >
      {t('imports.answer.read', { rows, files: quality.files.length, rejected: quality.rejects_total })}{' '}
      {worst
        ? t('imports.answer.issues', {
            kinds: quality.issues.length,
            issue: issueName(page, worst.issue),
            n: worst.n,
          })
        : t('imports.answer.clean')}{' '}
      {age >= 7 && t('imports.answer.stale')}
    </Answer>
  );
}
