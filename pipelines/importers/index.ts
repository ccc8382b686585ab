import { amocrm } from './amocrm.ts';
import { bitrix24 } from './bitrix24.ts';
import type { Form } from './form.ts';
import { hubspot } from './hubspot.ts';
import { pipedrive } from './pipedrive.ts';
import { salesforce } from './salesforce.ts';

/** Every form of file that is known, CRM by CRM. */
export const forms: readonly Form[] = [...bitrix24, ...amocrm, ...hubspot, ...pipedrive, ...salesforce];
