import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { Mark } from '../ui/charts/mark.tsx';
import type { Month } from './months.ts';
import styles from './trend.module.css';

type Answer = Answers['compliance'];
type Rule = Answer['rules'][number];

const height = 64;

/** The name of a month in two words: Sep 2026. */
export function monthText(page: Pick<Page, 'f'>, { id }: Pick<Month, 'id'>): string {
  return page.f.date(`${id}-01`).split('\u00a0').slice(1).join('\u00a0');
}

type Props = {
  page: Page;
  question: URLSearchParams;
  rule: Rule;
  months: readonly Month[];
  flags: ReadonlyMap<string, number>;
};

/** The months of one rule as bars on its own scale; the month that is not over is hatched. */
function RuleMonths({ page, question, rule, months, flags }: Props) {
  const { t, f } = page;
  const counts = months.map(({ id }) => flags.get(id) ?? 0);
  const most = Math.max(1, ...counts);
  const slot = 100 / months.length;
  const name = page.rule(rule.rule);
  const first = months[0];
  const last = months.at(-1);
  return (
    <div className={styles.one}>
      <h3>{name}</h3>
      <svg width="100%" height={height + 18} role="presentation">
        {months.map((month, index) => {
          const n = counts[index] ?? 0;
          const tall = n === 0 ? 0 : Math.max(2, (n / most) * height);
          const label = t('compliance.trend.mark', {
            rule: name,
            month: monthText(page, month),
            n,
            part: month.isPart ? 'yes' : 'no',
          });
          return (
            <Mark
              key={month.id}
              label={label}
              href={
                n > 0
                  ? dealsBehind(question, 'compliance.cases', {
                      rule: rule.rule,
                      from: month.from,
                      to: month.to,
                    })
                  : undefined
              }
            >
              <rect x={`${index * slot}%`} y={0} width={`${slot}%`} height={height + 16} fill="transparent" />
              <rect
                x={`${index * slot + slot * 0.12}%`}
                y={height + 14 - tall}
                width={`${slot * 0.76}%`}
                height={tall}
                fill="var(--warning)"
                fillOpacity={month.isPart ? 0.4 : 0.85}
              />
              {(n === most || index === months.length - 1) && n > 0 && (
                <text x={`${(index + 0.5) * slot}%`} y={height + 10 - tall} fontSize={11} textAnchor="middle">
                  {f.count(n)}
                </text>
              )}
            </Mark>
          );
        })}
        <line x1="0" x2="100%" y1={height + 14.5} y2={height + 14.5} stroke="var(--line-strong)" />
      </svg>
      <p className={styles.ends}>
        <span>{first && monthText(page, first)}</span>
        <span>{last && monthText(page, last)}</span>
      </p>
    </div>
  );
}

/** Flags by month, a small chart for each rule whose flags stay. */
export function Trend({
  page,
  question,
  answer,
  rules,
  months,
}: {
  page: Page;
  question: URLSearchParams;
  answer: Answer;
  rules: readonly Rule[];
  months: readonly Month[];
}) {
  return (
    <div className={styles.many}>
      {rules.map((rule) => (
        <RuleMonths
          key={rule.rule}
          page={page}
          question={question}
          rule={rule}
          months={months}
          flags={
            new Map(
              answer.by_month
                .filter((row) => row.rule === rule.rule)
                .map(({ month, flags }) => [month, flags]),
            )
          }
        />
      ))}
    </div>
  );
}
