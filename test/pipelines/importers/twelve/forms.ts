import { amocrm, amocrmTable } from './amocrm.ts';
import { bitrix24, bitrix24Table } from './bitrix24.ts';
import { type Registered, withoutHistory } from './changed.ts';
import { otherForms } from './forms-others.ts';
import { hubspot, hubspotTable } from './hubspot.ts';
import { lacks } from './lacks.ts';
import { pipedrive, pipedriveTable } from './pipedrive.ts';
import { salesforce, salesforceLoader, salesforceReport } from './salesforce.ts';

/** What each form lacks, and the parts of the answers that are other than those of the whole story for it. */
export const forms: Registered[] = [
  [
    bitrix24,
    [
      lacks.teams,
      lacks.seconds,
      lacks.undoneLoss,
      lacks.noAmount,
      lacks.lossReasons,
      lacks.fieldHistory,
      lacks.movers,
    ],
    [
      'funnel: excluded, stages, totals',
      'durations: stages, cycle, exits',
      'winloss: excluded, by, reasons',
      'stock: excluded, weeks',
      'funnel on 15 May: excluded, stages, totals',
      'stock of Boris on 15 May: n_cases, excluded, stages, weeks',
    ],
  ],
  [
    amocrm,
    [lacks.seconds, lacks.noAmount, lacks.currency, lacks.closeDate, lacks.unfit],
    [
      'funnel: excluded, stages, totals',
      'durations: cycle',
      'winloss: excluded, overall, by, reasons',
      'stock: excluded, weeks',
      'funnel on 15 May: excluded, stages, totals',
      'stock of Boris on 15 May: excluded, stages, weeks',
    ],
  ],
  [hubspot, [lacks.seconds], ['durations: cycle']],
  [
    pipedrive,
    [lacks.seconds, lacks.unfit, lacks.teams],
    [
      'funnel: stages, totals',
      'durations: cycle',
      'winloss: overall, by, reasons',
      'funnel on 15 May: stages, totals',
    ],
  ],
  [salesforce, [lacks.pipelines], ['winloss: by']],
  [salesforceLoader, [lacks.pipelines], ['winloss: by']],
  [
    bitrix24Table,
    [lacks.list, lacks.statuses, lacks.closings, lacks.noAmount, lacks.lossReasons],
    withoutHistory('excluded, by, reasons', 'excluded, weeks', 'n_cases, excluded, stages, unknown, weeks'),
  ],
  [
    amocrmTable,
    [lacks.list, lacks.statuses, lacks.seconds, lacks.noAmount, lacks.currency, lacks.closeDate, lacks.unfit],
    withoutHistory(
      'excluded, overall, by, reasons',
      'excluded, weeks',
      'n_cases, excluded, stages, unknown, weeks',
    ),
  ],
  [
    hubspotTable,
    [lacks.list, lacks.minutes],
    withoutHistory('by, reasons', 'weeks', 'n_cases, stages, unknown, weeks'),
  ],
  [
    pipedriveTable,
    [lacks.list, lacks.neutral, lacks.seconds, lacks.unfit],
    withoutHistory(
      'n_cases, overall, by, reasons',
      'n_cases, unknown, weeks',
      'n_cases, stages, unknown, weeks',
    ),
  ],
  [
    salesforceReport,
    [lacks.list, lacks.pipelines, lacks.hours],
    withoutHistory('by, reasons', 'weeks', 'n_cases, stages, unknown, weeks'),
  ],
  ...otherForms,
];
