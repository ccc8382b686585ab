import { writeFiles } from './canon.ts';
import type { FormExport } from './form-export.ts';
import {
  activities,
  calledOtherwise,
  changesOf,
  deals,
  fullName,
  movesOf,
  numberOf,
  stageOf,
  stages,
  userNumber,
  users,
  valueAt,
} from './story.ts';

type Deal = (typeof deals)[number];

const guid = (no: number) => `3b1f0f4e-2b7c-ef11-ac20-${String(no).padStart(12, '0')}`;
/** The id of a deal. */
export const dealId = (deal: Deal): string => guid(numberOf(deal.deal_id!));
const userId = (user: string) => guid(userNumber(user));
const currencyIds: Readonly<Record<string, string>> = { RUB: guid(810), EUR: guid(978) };
const unitIds: Readonly<Record<string, string>> = { North: guid(5), South: guid(6) };
const processId = guid(1);

/** Winning and losing is a state; the opportunity stays in its last phase. */
const states: Readonly<Record<string, 1 | 2>> = { Won: 1, Lost: 2, Unfit: 2 };
const phases = stages.filter(({ stage }) => !(stage! in states));
const phase = (stage: string) => `${stages.find((row) => row.stage === stage)!.position}-${stage}`;
/** 0 is open, 1 won, 2 lost. */
export const stateOf = (deal: Deal): 0 | 1 | 2 => states[stageOf(deal)] ?? 0;
/** The phase where an opportunity stands. */
export const phaseOf = (deal: Deal): string =>
  phase(
    movesOf(deal)
      .map(({ to }) => to)
      .findLast((stage) => !(stage in states)) ?? 'Inquiry',
  );

const reasonCodes: Readonly<Record<string, number>> = {
  'In Progress': 1,
  Won: 3,
  Canceled: 4,
  price: 800_000_001,
  budget: 800_000_002,
  'not our customer': 800_000_003,
};
/** Nothing is lost without a reason of its status. */
export const reasonOf = (deal: Deal): string =>
  ['In Progress', 'Won', deal.lost_reason || 'Canceled'][stateOf(deal)]!;

const shown = (name: string, value: string | number | null, text: string | null) => ({
  [name]: value,
  ...(text && { [`${name}@OData.Community.Display.V1.FormattedValue`]: text }),
});
const amount = (text: string) => (text ? Number(text) : null);

const opportunity = (deal: Deal) => ({
  '@odata.etag': 'W/"1712045"',
  opportunityid: dealId(deal),
  name: deal.name,
  estimatedvalue: amount(deal.amount!),
  actualvalue: stateOf(deal) === 1 ? amount(deal.amount!) : null,
  estimatedclosedate: deal.expected_close_date || null,
  actualclosedate: stateOf(deal) ? deal.closed_at!.slice(0, 10) : null,
  closeprobability: deal.probability ? Number(deal.probability) * 100 : null,
  ...shown('statecode', stateOf(deal), ['Open', 'Won', 'Lost'][stateOf(deal)]!),
  ...shown('statuscode', reasonCodes[reasonOf(deal)]!, reasonOf(deal)),
  stepname: phaseOf(deal),
  processid: processId,
  _transactioncurrencyid_value: currencyIds[deal.currency!],
  ...shown('_campaignid_value', deal.source ? guid(70) : null, deal.source!),
  ...shown('_ownerid_value', userId(deal.owner!), fullName(deal.owner!)),
  _parentaccountid_value: null,
  createdon: deal.created_at,
  modifiedon: deal.updated_at,
});

type Values = Record<string, unknown>;
type Saved = { at: string; by: string; old: Values; now: Values };

/** What is audited of a deal: its creation with all values, then changes; what is saved together is one record. */
function savedOf(deal: Deal): Saved[] {
  const saved = new Map<string, Saved>();
  const note = (at: string, by: string, old: Values, now: Values) => {
    const one = saved.get(at) ?? { at, by, old: {}, now: {} };
    saved.set(at, { ...one, old: { ...one.old, ...old }, now: { ...one.now, ...now } });
  };
  const [creation, ...moves] = movesOf(deal);
  if (!creation) return [];
  const first = (field: string) => valueAt(deal, field, deal.created_at!);
  note(
    creation.at,
    creation.by,
    {},
    {
      stepname: phase(creation.to),
      statecode: 0,
      estimatedvalue: amount(first('amount')),
      estimatedclosedate: first('expected_close_date') || null,
      _ownerid_value: userId(first('owner')),
    },
  );
  let stood = creation.to;
  for (const { at, from, to, by } of moves) {
    const [was, is] = [states[from!] ?? 0, states[to] ?? 0];
    if (was !== is) note(at, by, { statecode: was }, { statecode: is });
    if (is || to === stood) continue;
    note(at, by, { stepname: phase(stood) }, { stepname: phase(to) });
    stood = to;
  }
  for (const { at, by, old, now } of changesOf(deal, 'expected_close_date')) {
    note(at, by, { estimatedclosedate: old || null }, { estimatedclosedate: now });
  }
  for (const { at, by, old, now } of changesOf(deal, 'amount')) {
    note(at, by, { estimatedvalue: Number(old) }, { estimatedvalue: Number(now) });
  }
  for (const { at, by, old, now } of changesOf(deal, 'owner')) {
    note(at, by, { _ownerid_value: userId(old) }, { _ownerid_value: userId(now) });
  }
  return [...saved.values()];
}

/** The audit of one deal, newest first. */
const auditOf = (deal: Deal) => ({
  AuditDetailCollection: {
    MoreRecords: false,
    AuditDetails: savedOf(deal)
      .toReversed()
      .map(({ at, by, old, now }) => ({
        '@odata.type': '#Microsoft.Dynamics.CRM.AttributeAuditDetail',
        AuditRecord: {
          auditid: `${dealId(deal)} ${at}`,
          createdon: at,
          operation: at === deal.created_at ? 1 : 2,
          _userid_value: userId(by),
          _objectid_value: dealId(deal),
        },
        OldValue: { '@odata.type': '#Microsoft.Dynamics.CRM.opportunity', ...old },
        NewValue: { '@odata.type': '#Microsoft.Dynamics.CRM.opportunity', ...now },
      })),
  },
});

function writeAnswers(folder: string): void {
  const answer = (name: string, value: readonly unknown[]) => ({
    '@odata.context': `https://example.crm.dynamics.com/api/data/v9.2/$metadata#${name}`,
    value,
  });
  const answers = {
    opportunities: deals.map(opportunity),
    processstages: phases.map(({ stage }, no) => ({
      processstageid: guid(20 + no),
      stagename: stage,
      stagecategory: no,
      ...shown('_processid_value', processId, 'Sales'),
    })),
    systemusers: users.map(({ user, name, team }) => ({
      systemuserid: userId(user!),
      fullname: name,
      ...shown('_businessunitid_value', unitIds[team!]!, team!),
    })),
    transactioncurrencies: Object.entries(currencyIds).map(([code, id]) => ({
      transactioncurrencyid: id,
      isocurrencycode: code,
    })),
    activitypointers: activities.map((activity) => ({
      activityid: guid(numberOf(activity.activity_id!) + 1000),
      activitytypecode: activity.type === 'call' ? 'phonecall' : 'appointment',
      subject: activity.subject,
      _regardingobjectid_value: guid(numberOf(activity.deal_id!)),
      createdon: activity.created_at,
      scheduledend: activity.due_at,
      actualend: activity.done_at || null,
      statecode: activity.done_at ? 1 : 0,
      ...shown('_ownerid_value', userId(activity.owner!), fullName(activity.owner!)),
    })),
  };
  const files = Object.entries(answers).map(([name, rows]) => [`${name}.json`, answer(name, rows)]);
  writeFiles(folder, { ...Object.fromEntries(files), 'audit.json': deals.map(auditOf) });
}

/** What the answers call deals and people. */
export const words: Readonly<Record<string, string>> = {
  ...calledOtherwise,
  ...Object.fromEntries(deals.map((deal) => [deal.deal_id!, dealId(deal)])),
};
/** What the ends are called, which are no phases. */
export const ends: Readonly<Record<string, string>> = { Won: '__won', Lost: '__lost' };

export const dynamics: FormExport = { name: 'Dynamics 365, API', stages: ends, words, write: writeAnswers };
