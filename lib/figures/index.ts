import { complianceFigures } from './compliance.ts';
import { conformanceFigures } from './conformance.ts';
import { durationFigures } from './durations.ts';
import type { Figure } from './figure.ts';
import { forecastFigures } from './forecast.ts';
import { funnelFigures } from './funnel.ts';
import { overviewFigures } from './overview.ts';
import { stockFigures } from './stock.ts';
import { variantFigures } from './variants.ts';
import { winlossFigures } from './winloss.ts';

/** Every figure whose cases can be listed, by REPORT.NAME. */
export const figures: ReadonlyMap<string, Figure> = new Map(
  [
    ...overviewFigures,
    ...stockFigures,
    ...funnelFigures,
    ...durationFigures,
    ...winlossFigures,
    ...forecastFigures,
    ...complianceFigures,
    ...variantFigures,
    ...conformanceFigures,
  ].map((figure) => [figure.name, figure]),
);
