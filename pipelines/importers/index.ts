import { amocrm } from './amocrm.ts';
import { amocrmOthers } from './amocrm-others.ts';
import { bitrix24 } from './bitrix24.ts';
import { bitrix24Clients } from './bitrix24-clients.ts';
import { bitrix24Lists } from './bitrix24-lists.ts';
import { bitrix24Others } from './bitrix24-others.ts';
import { creatio } from './creatio.ts';
import { creatioLists } from './creatio-lists.ts';
import { creatioOthers } from './creatio-others.ts';
import { dynamics } from './dynamics.ts';
import { dynamicsLists } from './dynamics-lists.ts';
import { dynamicsOthers } from './dynamics-others.ts';
import { espocrm } from './espocrm.ts';
import { espocrmOthers } from './espocrm-others.ts';
import type { Form } from './form.ts';
import { hubspot } from './hubspot.ts';
import { hubspotActivities } from './hubspot-activities.ts';
import { hubspotEngagements } from './hubspot-engagements.ts';
import { hubspotOthers } from './hubspot-others.ts';
import { hubspotWarehouse } from './hubspot-warehouse.ts';
import { megaplan } from './megaplan.ts';
import { odoo } from './odoo.ts';
import { odooHistory } from './odoo-history.ts';
import { odooOthers } from './odoo-others.ts';
import { pipedrive } from './pipedrive.ts';
import { pipedriveOthers } from './pipedrive-others.ts';
import { salesforce } from './salesforce.ts';
import { salesforceOthers } from './salesforce-others.ts';
import { salesforceWarehouse } from './salesforce-warehouse.ts';
import { suitecrm } from './suitecrm.ts';
import { suitecrmOthers } from './suitecrm-others.ts';
import { zoho } from './zoho.ts';
import { zohoAnalytics } from './zoho-analytics.ts';
import { zohoAnalyticsActivities } from './zoho-analytics-activities.ts';
import { zohoLists } from './zoho-lists.ts';
import { zohoOthers } from './zoho-others.ts';

/** Every form of file that is known, CRM by CRM. */
export const forms: readonly Form[] = [
  ...bitrix24,
  ...bitrix24Others,
  ...bitrix24Clients,
  ...bitrix24Lists,
  ...amocrm,
  ...amocrmOthers,
  ...hubspot,
  ...hubspotOthers,
  ...hubspotActivities,
  ...hubspotWarehouse,
  ...hubspotEngagements,
  ...pipedrive,
  ...pipedriveOthers,
  ...salesforce,
  ...salesforceOthers,
  ...salesforceWarehouse,
  ...creatio,
  ...creatioOthers,
  ...creatioLists,
  ...zoho,
  ...zohoOthers,
  ...zohoLists,
  ...zohoAnalytics,
  ...zohoAnalyticsActivities,
  ...dynamics,
  ...dynamicsOthers,
  ...dynamicsLists,
  ...odoo,
  ...odooHistory,
  ...odooOthers,
  ...espocrm,
  ...espocrmOthers,
  ...suitecrm,
  ...suitecrmOthers,
  ...megaplan,
];

/** What `--from` takes: any form (`auto`), our own only (`canonical`), or one CRM's and our own. */
export const importerNames: readonly string[] = [
  'auto',
  'canonical',
  ...[...new Set(forms.map(({ crm }) => crm))].sort(),
];

/** The forms that an importer looks for. @param from one of `importerNames` */
export const formsOf = (from = 'auto'): readonly Form[] =>
  from === 'auto' ? forms : forms.filter(({ crm }) => crm === from);
