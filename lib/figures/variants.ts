import { findPaths } from '../reports/path-cases.ts';
import { variants } from '../reports/variants.ts';
import { counted, type Figure, figuresOf } from './figure.ts';
import { pathOf } from './paths.ts';

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
      path: async (context) => {
        await findPaths(context);
        await context.keep('variants', `path = ${JSON.stringify(pathOf(context))}::integer[]`, {
          limit: null,
          offset: 0,
        });
      },
    },
  ),
];
