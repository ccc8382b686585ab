import type { FormExport } from './form-export.ts';
import type { Lack } from './lacks.ts';

/** A form, what it lacks, and the parts of the answers that are other than those of the whole story for it. */
export type Registered = [form: FormExport, missing: Lack[], changed: string[]];

/** Without a history everything that is counted from moves is other. */
export const withoutHistory = (winloss: string, stock: string, stockOfBoris: string): string[] => [
  'funnel: n_cases, excluded, stages, totals, policies, policy_difference',
  'durations: n_cases, excluded, stages, cycle, exits',
  `winloss: ${winloss}`,
  `stock: ${stock}`,
  'funnel on 15 May: n_cases, excluded, stages, totals, policies, policy_difference',
  `stock of Boris on 15 May: ${stockOfBoris}`,
];
