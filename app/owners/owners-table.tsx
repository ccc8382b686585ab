import { isWholePlan } from '../overview/plan.ts';
import type { Page } from '../server/open-page.ts';
import { address, caseQuestion, changed, dealsBehind, travellers } from '../ui/address.ts';
import { type Cell, type Column, DataTable } from '../ui/data-table.tsx';
import { Define } from '../ui/define.tsx';
import { ownerPath } from './owner-path.ts';
import type { Person } from './people.ts';

type Props = {
  readonly page: Page;
  readonly question: URLSearchParams;
  readonly people: readonly Person[];
  /** All rules that are broken now by somebody. */
  readonly rules: readonly string[];
};

/** Everyone's figures; each leads to its deals, each name to the person's page. */
export function OwnersTable({ page, question, people, rules }: Props) {
  const { t, f } = page;
  const kept = travellers(question);
  const cases = caseQuestion(page);
  const hasPlan =
    isWholePlan(question, ['owner', 'team']) && people.some(({ forecast }) => forecast?.target != null);
  const hasForecast = people.some(({ forecast }) => forecast !== null);
  const hasMoney = people.some(({ openAmount }) => (openAmount ?? 0) > 0);
  const head = (id: string, define?: string): Column => ({
    id,
    label: t(`owners.column.${id}`, { entity: page.about.process.entity }),
    numeric: true,
    define: define && <Define page={page} id={define} />,
  });
  const columns: Column[] = [
    { id: 'owner', label: t('dimension.owner') },
    head('open', 'open'),
    head('broken', 'flag_now'),
    head('rate', 'win_rate'),
    head('shrunk', 'shrunk'),
    head('cycle', 'cycle'),
    ...(hasForecast ? [head('won', 'forecast_won'), head('crm', 'forecast_crm')] : []),
    ...(hasPlan ? [head('attainment', 'attainment')] : []),
  ];
  const money = (value: number | null | undefined): Cell => ({
    value: value ?? null,
    text: f.shortMoney(value),
    title: f.money(value),
  });
  const rowOf = (person: Person) => {
    const { owner, result: own, forecast, side } = person;
    const group = { group_by: 'owner', key: owner ?? '' };
    const target = forecast?.target ?? null;
    const attainment = target ? (forecast?.won ?? 0) / target : null;
    const share = person.broken === null || own.open === 0 ? null : person.broken / own.open;
    return {
      id: owner ?? '',
      cells: {
        owner: {
          value: owner ?? '',
          text: owner ?? t('missing'),
          href: address(ownerPath(owner), kept),
        },
        open: {
          value: hasMoney ? person.openAmount : own.open,
          text: hasMoney ? f.shortMoney(person.openAmount) : f.count(own.open),
          title: hasMoney ? f.money(person.openAmount) : undefined,
          note: hasMoney ? t(`case.${page.about.process.entity}`, { n: own.open }) : undefined,
          href: own.open > 0 ? dealsBehind(question, 'winloss.open', group) : undefined,
        },
        broken: {
          value: share,
          text: f.share(share),
          note: share === null ? undefined : t('owners.of', { n: person.broken ?? 0, of: own.open }),
          href: person.broken
            ? address('/deals', changed(cases, { outcome: 'open', owner: owner ?? '', rule: rules }))
            : undefined,
        },
        rate: {
          value: own.win_rate,
          text: f.share(own.win_rate),
          note: f.shareRange(own.ci_low, own.ci_high),
          tone: side === null ? ('quiet' as const) : undefined,
          href: own.won > 0 ? dealsBehind(question, 'winloss.won', group) : undefined,
        },
        shrunk: { value: own.shrunk, text: f.share(own.shrunk), tone: 'quiet' as const },
        cycle: { value: person.cycle, text: f.days(person.cycle) },
        won: money(forecast?.won),
        crm: money(forecast?.crm),
        attainment: {
          value: attainment,
          text: f.share(attainment),
          note: target === null ? undefined : t('owners.plan_of', { amount: f.shortMoney(target) }),
        },
      },
    };
  };
  return (
    <DataTable
      caption={t('owners.table')}
      columns={columns}
      rows={people.map(rowOf)}
      labels={{ sort: t('panel.sort') }}
    />
  );
}
