import { address } from '../../ui/address.ts';

export const perPage = 50;

const path = '/imports/reconciliation';

/** The first difference that the address asks for; what is no number is the first of all. */
export function offsetOf(params: URLSearchParams): number {
  const text = params.get('offset') ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** What the engine is asked: a page of the differences, all or of some reasons. */
export function asked(params: URLSearchParams, reasons: readonly string[] = []): URLSearchParams {
  return new URLSearchParams([
    ...reasons.map((reason) => ['reason', reason]),
    ['limit', String(perPage)],
    ['offset', String(offsetOf(params))],
  ]);
}

/** The same differences from another place on. */
export const fromPlace = (params: URLSearchParams, offset: number): string =>
  `${address(path, params, { offset: offset > 0 ? offset : null })}#differences`;

/** The differences of one reason; null = of all. */
export const ofReason = (params: URLSearchParams, reason: string | null): string =>
  `${address(path, params, { reason, offset: null })}#differences`;
