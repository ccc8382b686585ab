import { completeness } from './completeness.ts';
import { compliance } from './compliance.ts';
import { conformance } from './conformance.ts';
import { criteria } from './criteria.ts';
import { deals } from './deals.ts';
import { durations } from './durations.ts';
import { forecast } from './forecast.ts';
import { funnel } from './funnel.ts';
import { map } from './map.ts';
import { overview } from './overview.ts';
import { processCheck } from './process-check.ts';
import { quality } from './quality.ts';
import { reconciliation } from './reconciliation.ts';
import type { Report } from './report.ts';
import { stock } from './stock.ts';
import { variants } from './variants.ts';
import { winloss } from './winloss.ts';

/** Every report by name; a new one is a file here and a line. */
export const reports: ReadonlyMap<string, Report> = new Map(
  [
    overview,
    stock,
    funnel,
    durations,
    winloss,
    forecast,
    compliance,
    criteria,
    completeness,
    conformance,
    variants,
    map,
    processCheck,
    quality,
    reconciliation,
    deals,
  ].map((report) => [report.name, report]),
);
