import { VoronkaError } from '../errors.ts';
import { variants } from '../reports/variants.ts';
import { counted, type Figure, type FigureContext, figuresOf } from './figure.ts';

/** The states of a path as numbers; 0 = unmapped. @throws VoronkaError usage for an unknown state */
function pathOf({ query, states }: FigureContext): number[] {
  if (query.path === '-') return [];
  return (query.path ?? '').split(',').map((id) => {
    const state = states.find((one) => one.id === id);
    if (state) return state.no;
    if (id === 'unmapped') return 0;
    const known = states.map((one) => one.id).join(', ');
    throw new VoronkaError('usage', `There is no stage "${id}" in the path.`, `Known: ${known}, unmapped.`);
  });
}

/** Figures of the real paths. */
export const variantFigures: readonly Figure[] = [
  ...figuresOf(
    variants,
    {},
    {
      cases: counted('variants_cases', 'n_cases'),
      'excluded.no_history': counted('variants_cases', 'no_history'),
      'excluded.no_date': counted('undated', 'n'),
    },
  ),
  ...figuresOf(
    variants,
    { needs: ['path'] },
    {
      path: (context) =>
        context.keep('variants', `path = ${JSON.stringify(pathOf(context))}::integer[]`, {
          limit: null,
          offset: 0,
        }),
    },
  ),
];
