import { type Registered, withoutHistory } from './changed.ts';
import { creatio } from './creatio.ts';
import { creatioRussianTables, creatioTable, creatioTables } from './creatio-list.ts';
import { dynamics } from './dynamics.ts';
import { dynamicsTable } from './dynamics-list.ts';
import { espocrm, espocrmTable } from './espocrm.ts';
import { lacks } from './lacks.ts';
import { megaplan } from './megaplan.ts';
import { odoo } from './odoo.ts';
import { odooTable } from './odoo-list.ts';
import { suitecrm, suitecrmTable } from './suitecrm.ts';
import { zoho } from './zoho.ts';
import { zohoTable } from './zoho-list.ts';

/** The lists of Creatio's opportunities and their stages, in any language. */
const creatioLists = [
  lacks.lateStages,
  lacks.cardsAndMoves,
  lacks.seconds,
  lacks.noAmount,
  lacks.currency,
  lacks.pipelines,
];
const creatioChanged = [
  'funnel: excluded, stages, totals',
  'durations: stages, cycle, exits',
  'winloss: excluded, overall, by, reasons',
  'stock: excluded, weeks',
  'funnel on 15 May: excluded, stages, totals',
  'stock of Boris on 15 May: n_cases, excluded, stages, weeks',
];

/** The forms of Odoo, Zoho, Dynamics, Creatio, EspoCRM, SuiteCRM and Megaplan. */
export const otherForms: Registered[] = [
  [
    odoo,
    [lacks.seconds, lacks.noAmount, lacks.unfit, lacks.closeDates, lacks.pipelines],
    [
      'funnel: excluded, stages, totals',
      'durations: cycle',
      'winloss: excluded, overall, by, reasons',
      'stock: excluded, weeks',
      'funnel on 15 May: excluded, stages, totals',
      'stock of Boris on 15 May: excluded, weeks',
    ],
  ],
  [
    odooTable,
    [lacks.list, lacks.seconds, lacks.noAmount, lacks.unfit, lacks.pipelines],
    withoutHistory(
      'excluded, overall, by, reasons',
      'excluded, weeks',
      'n_cases, excluded, stages, unknown, weeks',
    ),
  ],
  [zoho, [lacks.seconds], ['durations: cycle']],
  [
    zohoTable,
    [lacks.list, lacks.closingHours],
    withoutHistory('by, reasons', 'weeks', 'n_cases, stages, unknown, weeks'),
  ],
  [
    dynamics,
    [lacks.closingHours, lacks.unfit, lacks.noReason],
    ['funnel: stages, totals', 'winloss: overall, by, reasons', 'funnel on 15 May: stages, totals'],
  ],
  [
    dynamicsTable,
    [lacks.list, lacks.neutral, lacks.unfit, lacks.noReason, lacks.closingHours, lacks.pipelines],
    withoutHistory(
      'n_cases, overall, by, reasons',
      'n_cases, unknown, weeks',
      'n_cases, stages, unknown, weeks',
    ),
  ],
  [
    creatio,
    [
      lacks.lateStages,
      lacks.seconds,
      lacks.noAmount,
      lacks.currency,
      lacks.fieldHistory,
      lacks.teams,
      lacks.pipelines,
    ],
    creatioChanged,
  ],
  [
    creatioTable,
    [lacks.list, lacks.seconds, lacks.noAmount, lacks.currency, lacks.pipelines],
    withoutHistory(
      'excluded, overall, by, reasons',
      'excluded, weeks',
      'n_cases, excluded, stages, unknown, weeks',
    ),
  ],
  [creatioTables, creatioLists, creatioChanged],
  [creatioRussianTables, creatioLists, creatioChanged],
  [
    espocrm,
    [lacks.noAmount, lacks.lossReasons, lacks.pipelines],
    [
      'funnel: excluded, stages',
      'winloss: excluded, by, reasons',
      'stock: excluded, weeks',
      'funnel on 15 May: excluded',
      'stock of Boris on 15 May: excluded, weeks',
    ],
  ],
  [
    espocrmTable,
    [lacks.list, lacks.addedEnds, lacks.closingHours, lacks.noAmount, lacks.lossReasons, lacks.pipelines],
    withoutHistory('excluded, by, reasons', 'excluded, weeks', 'n_cases, excluded, stages, unknown, weeks'),
  ],
  [
    suitecrm,
    [lacks.noAmount, lacks.lossReasons, lacks.pipelines],
    [
      'funnel: excluded, stages',
      'winloss: excluded, by, reasons',
      'stock: excluded, weeks',
      'funnel on 15 May: excluded',
      'stock of Boris on 15 May: excluded, weeks',
    ],
  ],
  [
    suitecrmTable,
    [
      lacks.list,
      lacks.addedEnds,
      lacks.closingHours,
      lacks.noAmount,
      lacks.lossReasons,
      lacks.currency,
      lacks.pipelines,
    ],
    withoutHistory(
      'excluded, overall, by, reasons',
      'excluded, weeks',
      'n_cases, excluded, stages, unknown, weeks',
    ),
  ],
  [
    megaplan,
    [
      lacks.list,
      lacks.statuses,
      lacks.closings,
      lacks.noAmount,
      lacks.currency,
      lacks.closeDate,
      lacks.lossReasons,
      lacks.sources,
    ],
    withoutHistory(
      'excluded, overall, by, reasons',
      'excluded, weeks',
      'n_cases, excluded, stages, unknown, weeks',
    ),
  ],
];
