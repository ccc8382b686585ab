import { localDay } from '../../lib/calendar/zone.ts';
import { ruleNames } from '../../lib/process/rule-names.ts';
import type { Page } from '../server/open-page.ts';
import { columnIds } from './deal-columns.ts';
import type { ListWords } from './list-words.ts';
import type { StageLimits } from './stage-limits.ts';

const labels = [
  'unmapped',
  'unnamed',
  'over_limit',
  'date_passed',
  'failed',
  'retry',
  'keys',
  'days',
] as const;

/** Words and facts for the list. @param asOf the instant of the answer */
export function wordsOfList(page: Page, asOf: string, limits: StageLimits): ListWords {
  const { t, f, find, language, about } = page;
  const { entity } = about.process;
  const heading = (id: string) => find(`deals.column.${id}`) ?? t(`column.${id}`);
  return {
    language,
    currency: about.currency,
    timezone: about.timezone,
    today: localDay(BigInt(Date.parse(asOf)) * 1000n, about.timezone),
    columns: Object.fromEntries(
      columnIds.map((id) => [id, id === 'name' ? t(`case.name.${entity}`) : heading(id)]),
    ) as ListWords['columns'],
    stages: Object.fromEntries(
      about.states.map(({ id, name, kind }) => [id, { name: name[language], kind }]),
    ),
    limits: Object.fromEntries(
      Object.entries(limits.days).map(([stage, days]) => [
        stage,
        t(limits.isWorking ? 'deals.limit.working' : 'deals.limit', { days: f.days(days) }),
      ]),
    ),
    outcomes: Object.fromEntries(
      ['open', 'won', 'lost', 'neutral'].map((id) => [
        id,
        (entity === 'lead' && find(`lead_outcome.${id}`)) || t(`outcome.${id}`),
      ]),
    ),
    rules: Object.fromEntries(
      ruleNames.flatMap((id) => {
        const name = find(`rule.${id}`);
        return name ? [[id, { name, short: find(`deals.rule.${id}`) ?? name }]] : [];
      }),
    ),
    labels: {
      ...(Object.fromEntries(labels.map((id) => [id, t(`deals.${id}`)])) as ListWords['labels']),
      caption: t(`case.name.${entity}s`),
    },
  };
}
