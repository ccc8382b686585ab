import type { CSSProperties } from 'react';
import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import styles from './heat-map.module.css';
import { evidenceAddress } from './questions.ts';
import { fewest } from './worst.ts';

type Answer = Answers['compliance'];
type Rule = Answer['rules'][number];
type Cell = Answer['by_owner'][number];

type Props = {
  page: Page;
  question: URLSearchParams;
  answer: Answer;
  rules: readonly Rule[];
  owners: readonly (string | null)[];
};

function HeatCell({
  page,
  question,
  cell,
  rule,
  most,
}: {
  page: Page;
  question: URLSearchParams;
  cell: Cell | undefined;
  rule: Rule;
  most: number;
}) {
  const { t, f } = page;
  if (!cell || cell.exposed === 0)
    return (
      <td className={styles.none} title={t('compliance.heat.nobody')}>
        ·
      </td>
    );
  const owner = cell.owner ?? t('missing');
  const isHanded = cell.share === null;
  const isFew = cell.exposed < fewest;
  const isWorse = !isFew && !isHanded && cell.distinct && (cell.share ?? 0) > (rule.share ?? 0);
  const isBetter = !isFew && !isHanded && cell.distinct && !isWorse;
  const depth = Math.round(((cell.share ?? 0) / Math.max(most, 0.0001)) * 100);
  const label = t('compliance.heat.mark', {
    owner,
    rule: page.rule(rule.rule),
    cases: cell.cases,
    exposed: cell.exposed,
    share: f.share(cell.share),
    range: f.shareRange(cell.ci_low, cell.ci_high),
    verdict: isHanded ? 'handed' : isFew ? 'few' : isWorse ? 'worse' : isBetter ? 'better' : 'same',
  });
  const className = [
    styles.cell,
    isFew || isHanded ? styles.few : isWorse ? styles.worse : isBetter ? styles.better : styles.same,
  ].join(' ');
  const content = (
    <>
      <b>
        {isHanded ? f.count(cell.cases) : f.share(cell.share)}
        {isWorse && <span aria-hidden> ▲</span>}
        {isBetter && <span aria-hidden> ▽</span>}
      </b>
      <small>
        {isHanded
          ? t('compliance.heat.handed')
          : t('compliance.heat.of', { cases: f.count(cell.cases), exposed: f.count(cell.exposed) })}
      </small>
    </>
  );
  const style = { '--depth': `${isFew || isHanded ? 0 : depth}%` } as CSSProperties;
  const href = dealsBehind(question, 'compliance.cases', {
    rule: rule.rule,
    group_by: 'owner',
    key: cell.owner ?? '',
  });
  return (
    <td className={styles.slot}>
      {cell.cases > 0 ? (
        <a
          href={href}
          data-mark
          data-label={label}
          title={label}
          tabIndex={-1}
          className={className}
          style={style}
        >
          {content}
        </a>
      ) : (
        <span
          data-mark
          role="img"
          aria-label={label}
          title={label}
          tabIndex={-1}
          className={className}
          style={style}
        >
          {content}
        </span>
      )}
    </td>
  );
}

/** Owners × rules: each cell the share of the cases that could have broken the rule and did; the deeper, the larger within the rule. */
export function HeatMap({ page, question, answer, rules, owners }: Props) {
  const cells = new Map(answer.by_owner.map((cell) => [`${cell.rule} ${cell.owner ?? ''}`, cell]));
  const most = new Map(
    rules.map(({ rule }) => [
      rule,
      Math.max(
        0,
        ...answer.by_owner
          .filter((cell) => cell.rule === rule && cell.exposed >= fewest)
          .map(({ share }) => share ?? 0),
      ),
    ]),
  );
  return (
    <table className={styles.map}>
      <caption className="visually-hidden">{page.t('compliance.heat.title')}</caption>
      <thead>
        <tr>
          <th scope="col" className={styles.corner}>
            {page.t('column.owner')}
          </th>
          {rules.map((rule) => (
            <th key={rule.rule} scope="col" className={styles.head}>
              <a href={evidenceAddress(page.params, { rule: rule.rule })}>{page.rule(rule.rule)}</a>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {owners.map((owner) => (
          <tr key={owner ?? ''} data-owner={owner ?? ''}>
            <th scope="row" className={styles.owner}>
              {owner ?? page.t('missing')}
            </th>
            {rules.map((rule) => (
              <HeatCell
                key={rule.rule}
                page={page}
                question={question}
                cell={cells.get(`${rule.rule} ${owner ?? ''}`)}
                rule={rule}
                most={most.get(rule.rule) ?? 0}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
