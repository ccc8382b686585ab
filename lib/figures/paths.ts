import { VoronkaError } from '../errors.ts';
import type { State } from '../reports/states.ts';
import type { FigureContext } from './figure.ts';

/**
 * The states of a path as numbers; 0 = unmapped, `-` the empty path.
 * @throws VoronkaError usage for an unknown state
 */
export function pathOf({ query, states }: Pick<FigureContext, 'query' | 'states'>): number[] {
  if (query.path === '-') return [];
  return (query.path ?? '').split(',').map((id) => {
    const state = states.find((one) => one.id === id);
    if (state) return state.no;
    if (id === 'unmapped') return 0;
    throw unknown(id, states);
  });
}

/** The number of the one state asked for. @throws VoronkaError usage for an unknown state or several */
export function stateOf({ query, states }: Pick<FigureContext, 'query' | 'states'>): number {
  const [id = '', ...others] = query.stage ?? [];
  const state = states.find((one) => one.id === id);
  if (state && others.length === 0) return state.no;
  throw unknown([id, ...others].join(', '), states);
}

function unknown(id: string, states: readonly State[]): VoronkaError {
  const known = states.map((one) => one.id).join(', ');
  return new VoronkaError('usage', `There is no stage "${id}" in the path.`, `Known: ${known}, unmapped.`);
}
