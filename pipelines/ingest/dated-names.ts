const yearFirst = /(?<!\d)(20\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/g;
const dayFirst = /(?<!\d)(0[1-9]|[12]\d|3[01])([-_.])(0[1-9]|1[0-2])\2(20\d\d)(?!\d)/g;

function daysIn(name: string): string[] {
  const found = [
    ...[...name.matchAll(yearFirst)].map(([, year, , month, day]) => `${year}-${month}-${day}`),
    ...[...name.matchAll(dayFirst)].map(([, day, , month, year]) => `${year}-${month}-${day}`),
  ];
  return found.filter((day) => new Date(`${day}T00:00:00Z`).toISOString().startsWith(day));
}

/** The one day that the names of files carry (`deals_2026-03-09.csv`, `DEAL_09.03.2026.xls`); null when none or several. */
export function dayInNames(names: readonly string[]): string | null {
  const days = new Set(names.flatMap(daysIn));
  return days.size === 1 ? [...days][0]! : null;
}
