import { amocrm } from './amocrm.ts';
import { bitrix24 } from './bitrix24.ts';
import type { Form } from './form.ts';
import { hubspot } from './hubspot.ts';
import { hubspotWarehouse } from './hubspot-warehouse.ts';
import { pipedrive } from './pipedrive.ts';
import { salesforce } from './salesforce.ts';
import { salesforceWarehouse } from './salesforce-warehouse.ts';

/** Every form of file that is known, CRM by CRM. */
export const forms: readonly Form[] = [
  ...bitrix24,
  ...amocrm,
  ...hubspot,
  ...hubspotWarehouse,
  ...pipedrive,
  ...salesforce,
  ...salesforceWarehouse,
];
