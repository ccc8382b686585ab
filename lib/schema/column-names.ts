/**
 * What tables of people and CRMs call the canonical columns, in English and Russian; letters and digits only are compared.
 * They are for suggesting a mapping, never for taking one.
 */
const written: Readonly<Record<string, string>> = {
  deal_id:
    'deal id, opportunity id, opp id, deal number, deal no, ид сделки, id сделки, номер сделки, сделка id, сделка',
  lead_id: 'lead id, lead number, prospect id, ид лида, id лида, номер лида, заявка, номер заявки',
  activity_id: 'activity id, task id, call id, id дела, id задачи, номер задачи',
  contact_id: 'contact id, id контакта, контакт id, ид контакта',
  account_id: 'account id, company id, customer id, client id, id компании, id клиента, ид компании',
  contract_id: 'contract id, contract number, id договора, номер договора',
  name: 'deal name, opportunity name, deal, title, subject name, lead name, full name, название, наименование, название сделки, имя, фио',
  pipeline: 'pipeline name, funnel, sales pipeline, воронка, направление, процесс продаж',
  stage:
    'deal stage, stage name, sales stage, step, lead stage, status name, этап, стадия, этап сделки, стадия сделки, этап воронки, статус лида',
  status:
    'deal status, opportunity status, opportunity result, result, state, converted, outcome, статус, статус сделки, состояние, итог, исход',
  amount:
    'value, deal value, deal amount, opportunity amount, opportunity amount usd, close value, sum, total, budget, revenue, price, сумма, сумма сделки, бюджет, стоимость, выручка',
  currency: 'currency code, iso currency, валюта',
  probability: 'win probability, probability percent, вероятность, вероятность успеха',
  forecast_category: 'forecast, category of forecast, категория прогноза, прогноз',
  source:
    'lead source, deal source, channel, lead origin, origin, источник, источник сделки, источник лида, канал',
  direction: 'inbound outbound, направление лида, тип обращения',
  traffic_source: 'utm source, utm, traffic, источник трафика, рекламный канал',
  owner:
    'sales agent, sales rep, salesperson, rep, manager, assigned to, responsible, deal owner, lead owner, agent, ответственный, менеджер, сотрудник, исполнитель',
  team: 'sales team, department, sales office, office, команда, отдел, группа',
  account:
    'account name, company, company name, customer, client, organization, компания, клиент, организация, заказчик, контрагент',
  product: 'product name, item name, supplies subgroup, продукт, товар, услуга, номенклатура',
  segment: 'customer segment, client size, industry, segment name, сегмент, тип клиента',
  created_at:
    'created, create date, creation date, date created, created on, created time, engage date, open date, opened, start date, дата создания, создано, создана, дата обращения',
  updated_at:
    'updated, modified, last modified, modified on, modified time, last activity, дата изменения, изменено, обновлено',
  stage_entered_at:
    'stage entered, stage date, last stage change, stage changed, дата перехода на этап, дата смены стадии, дата изменения этапа',
  expected_close_date:
    'close date, expected close, expected closing, estimated close date, target date, ожидаемая дата закрытия, предполагаемая дата закрытия, планируемая дата закрытия, срок',
  closed_at:
    'closed, actual close date, won date, lost date, date closed, closed on, closed time, дата закрытия, закрыта, дата завершения, завершено',
  lost_reason:
    'loss reason, reason lost, closed lost reason, reason for loss, причина отказа, причина проигрыша, причина неуспеха, причина потери, причина закрытия',
  won_reason: 'win reason, reason won, closed won reason, причина выигрыша, причина успеха',
  rejection_reason: 'disqualification reason, reject reason, причина отказа, причина дисквалификации',
  next_step: 'next action, next activity, следующий шаг, следующее действие',
  next_step_date: 'next action date, next activity date, дата следующего шага, дата следующего действия',
  proposal_sent_at: 'proposal date, quote date, offer sent, дата кп, кп отправлено, дата отправки кп',
  contract_signed_at: 'contract date, signed, signed date, дата договора, договор подписан',
  paid_at: 'payment date, paid, paid on, date paid, дата оплаты, оплачено',
  converted_deal_id: 'converted opportunity id, deal, id созданной сделки, сделка лида',
  assigned_at: 'assigned, assigned date, date assigned, дата назначения',
  first_contact_at:
    'first contact, first call, first response, date of first contact, первый контакт, дата первого контакта, дата первого звонка',
  qualified_at: 'qualified, qualification date, дата квалификации',
  icp_fit: 'icp, fit, score, соответствие icp',
  phone: 'phone number, mobile, телефон, рабочий телефон, мобильный',
  email: 'e-mail, mail, почта, эл почта, рабочий email',
  tax_id: 'vat number, inn, инн, налоговый номер',
  entered_at:
    'changed at, change date, date, timestamp, moved at, stage start, entered, time, event time, complete timestamp, start timestamp, дата, дата изменения, дата перехода, дата смены, время',
  from_stage: 'old stage, previous stage, from, old value, предыдущий этап, прежняя стадия, было',
  changed_by: 'changed by, modified by, user, author, resource, кто изменил, автор, изменил',
  field: 'field name, property, attribute, поле, свойство',
  changed_at: 'changed, change date, date, timestamp, modified, дата изменения, дата, время',
  old_value: 'old, from, previous value, было, старое значение',
  new_value: 'new, to, value, стало, новое значение',
  type: 'activity type, task type, kind, тип, тип дела, вид',
  subject: 'title, topic, name, тема, название',
  result: 'outcome, результат, итог',
  due_at: 'due, due date, deadline, срок, крайний срок, дедлайн',
  done_at: 'done, completed, completed at, finished, завершено, выполнено, дата выполнения',
  role: 'contact role, position, job title, должность, роль',
  industry: 'sector, отрасль, сфера деятельности',
  country: 'country code, office location, страна',
  region: 'state, area, city, регион, область, город',
  size: 'employees, headcount, company size, размер, число сотрудников',
  quantity: 'qty, count, количество, кол во',
  price: 'unit price, sales price, цена',
  kind: 'type, document type, вид, тип документа',
  user: 'user name, sales agent, full name, employee, пользователь, сотрудник, фио, менеджер',
  manager: 'head, supervisor, reports to, руководитель',
  period: 'month, quarter, период, месяц, квартал',
  date: 'day, month, дата, день',
  category: 'series, group, категория, группа',
};

/** Letters and digits of a header, in small letters. */
export const foldName = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, '');

const names = new Map(
  Object.entries(written).map(([column, list]) => [column, list.split(',').map(foldName)]),
);
const shortest = 5;

/** How well a folded header names a canonical column: 3 its own name, 2 a known name, 1 a known name within; 0 not at all. */
export function likeness(folded: string, column: string): 0 | 1 | 2 | 3 {
  if (folded === '') return 0;
  if (folded === column.replaceAll('_', '')) return 3;
  const known = names.get(column) ?? [];
  if (known.includes(folded)) return 2;
  return known.some((name) => name.length >= shortest && folded.includes(name)) ? 1 : 0;
}

const bareIds = new Set(['id', 'ид', 'номер', 'no', 'number', 'ref']);

/** Whether a header is a bare id, which is that of whatever the table's rows are. */
export const isBareId = (header: string) => header.trim() === '№' || bareIds.has(foldName(header));
