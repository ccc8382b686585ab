/** Days of the official Russian calendar that differ from "Monday to Friday less the fixed holidays". */
export type Transfers = { readonly off: string; readonly work: string };

/** Non-working holidays of every year, MM-DD (Labour Code, article 112). */
export const ruHolidays: readonly string[] =
  '01-01 01-02 01-03 01-04 01-05 01-06 01-07 01-08 02-23 03-08 05-01 05-09 06-12 11-04'.split(' ');

/**
 * Yearly transfers, MM-DD: weekdays off and weekend days worked. 2020 and 2021 include the paid non-working days
 * declared by decree (spring 2020, 24 June and 1 July 2020, May and November 2021): people were mostly not at work,
 * so they do not count as working time, although the norm of hours of those years (248 and 247 days) keeps them.
 */
export const ruTransfers: Readonly<Record<number, Transfers>> = {
  2013: { off: '05-02 05-03 05-10', work: '' },
  2014: { off: '03-10 05-02 06-13 11-03', work: '' },
  2015: { off: '01-09 03-09 05-04 05-11', work: '' },
  2016: { off: '02-22 03-07 05-02 05-03 06-13', work: '02-20' },
  2017: { off: '02-24 05-08 11-06', work: '' },
  2018: { off: '03-09 04-30 05-02 06-11 11-05 12-31', work: '04-28 06-09 12-29' },
  2019: { off: '05-02 05-03 05-10', work: '' },
  2020: {
    off: `02-24 03-09 03-30 03-31 04-01 04-02 04-03 04-06 04-07 04-08 04-09 04-10 04-13 04-14 04-15 04-16 04-17 04-20
      04-21 04-22 04-23 04-24 04-27 04-28 04-29 04-30 05-04 05-05 05-06 05-07 05-08 05-11 06-24 07-01`,
    work: '',
  },
  2021: {
    off: '02-22 05-03 05-04 05-05 05-06 05-07 05-10 06-14 11-01 11-02 11-03 11-05 12-31',
    work: '02-20',
  },
  2022: { off: '03-07 05-02 05-03 05-10 06-13', work: '03-05' },
  2023: { off: '02-24 05-08 11-06', work: '' },
  2024: { off: '04-29 04-30 05-10 12-30 12-31', work: '04-27 11-02 12-28' },
  2025: { off: '05-02 05-08 06-13 11-03 12-31', work: '11-01' },
  2026: { off: '01-09 03-09 05-11 12-31', work: '' },
};
