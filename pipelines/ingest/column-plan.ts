import type { Cell } from './cells.ts';
import { formOfShape } from './instants-sql.ts';
import type { ColumnFormat, DateOrder } from './landing.ts';
import type { ColumnProfile } from './profile.ts';

/** How one column is converted: by a cast that fails on a surprise, or with every value looked at. */
export type ColumnPlan = { fast: boolean; format: ColumnFormat };

/** How a file is read. */
export type FilePlan = {
  /** Whether cells are trimmed first. */
  trim: boolean;
  /** By the column's name in the relation. */
  columns: ReadonlyMap<string, ColumnPlan>;
};

/** The format in which the fast way may be tried, from a profile; null when values have to be looked at. */
export function fastFormat(cell: Cell, profile: ColumnProfile, decided?: ColumnFormat): ColumnFormat | null {
  const isPlain = profile.fast === profile.filled;
  switch (cell.column?.type) {
    case undefined:
    case 'text':
      return {};
    case 'instant':
    case 'instant_end':
    case 'date':
      return isPlain ? {} : fastDates(profile, decided?.dates);
    case 'amount':
    case 'number':
      if (profile.groupedComma === profile.filled && profile.comma > 0)
        return { decimal: ',', form: 'comma' };
      return isPlain && (profile.openDot === 0 || profile.dot > 0) ? {} : null;
    case 'share':
      return isPlain && profile.percentSigns === 0 ? (profile.greatest > 1 ? { percent: true } : {}) : null;
    default:
      return isPlain ? {} : null;
  }
}

/**
 * The same from a look at every value: only what is proven, since a second surprise would leave no way. A form by shape
 * is no proof (31.02 has it too), nor is a share's range.
 */
export function provenFormat(cell: Cell, profile: ColumnProfile): ColumnFormat | null {
  if (cell.column?.type === 'share') return null;
  const format = fastFormat(cell, { ...profile, shape: null });
  return format?.form ? null : format;
}

function fastDates({ shape, dayFirst, monthFirst }: ColumnProfile, decided?: DateOrder): ColumnFormat | null {
  if (!shape) return null;
  const dates =
    decided ?? (dayFirst > 0 && monthFirst === 0 ? 'DMY' : monthFirst > 0 && dayFirst === 0 ? 'MDY' : null);
  const form = dates && formOfShape(shape, dates);
  return dates && form ? { dates, form } : null;
}
