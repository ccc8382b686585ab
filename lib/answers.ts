import type { CompletenessBody } from './reports/completeness.ts';
import type { ComplianceBody } from './reports/compliance.ts';
import type { ConformanceBody } from './reports/conformance.ts';
import type { CriteriaBody } from './reports/criteria.ts';
import type { DealsBody } from './reports/deals.ts';
import type { DurationsBody } from './reports/durations.ts';
import type { ForecastBody } from './reports/forecast.ts';
import type { FunnelBody } from './reports/funnel.ts';
import type { MapBody } from './reports/map.ts';
import type { OverviewBody } from './reports/overview.ts';
import type { ProcessCheckBody } from './reports/process-check.ts';
import type { QualityBody } from './reports/quality.ts';
import type { ReconciliationBody } from './reports/reconciliation.ts';
import type { Excluded } from './reports/report.ts';
import type { StockBody } from './reports/stock.ts';
import type { VariantsBody } from './reports/variants.ts';
import type { WinlossBody } from './reports/winloss.ts';

/** What every answer of CONTRACT 3 carries. */
export type Frame = {
  readonly metric: string;
  readonly process: string;
  readonly as_of: string;
  readonly as_of_exact: boolean;
  readonly build: string;
  readonly filters: Readonly<Record<string, unknown>>;
  readonly ignored: readonly string[];
  readonly n_cases: number;
  readonly excluded: readonly Excluded[];
};

/** The answers of the reports by name, for who reads them in TypeScript. */
export type Answers = {
  overview: Frame & OverviewBody;
  stock: Frame & StockBody;
  funnel: Frame & FunnelBody;
  durations: Frame & DurationsBody;
  winloss: Frame & WinlossBody;
  forecast: Frame & ForecastBody;
  compliance: Frame & ComplianceBody;
  criteria: Frame & CriteriaBody;
  'process-check': Frame & ProcessCheckBody;
  completeness: Frame & CompletenessBody;
  conformance: Frame & ConformanceBody;
  variants: Frame & VariantsBody;
  map: Frame & MapBody;
  quality: Frame & QualityBody;
  reconciliation: Frame & ReconciliationBody;
  deals: Frame & DealsBody;
};
