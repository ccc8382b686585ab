import { load } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';

/** Which days the page counts, and which the process counts its limits in. */
export type Clocks = {
  readonly shown: 'calendar' | 'working';
  readonly ofLimits: 'calendar' | 'working';
  /** A limit in the days that are shown: exact, or about, where the process counts other days. */
  limit(days: number | null): { readonly days: number; readonly isExact: boolean } | null;
};

const daysPerWeek = { calendar: 7, working: 5 } as const;

/** The clock of the address and the clock of the process. */
export async function clocksOf(page: Page): Promise<Clocks> {
  const question = new URLSearchParams({ process: page.about.process.id });
  const process = await load((engine) => engine.processPage(question));
  const shown = page.params.get('clock') === 'working' ? 'working' : 'calendar';
  const ofLimits = process.ok && process.value.isWorkingClock ? 'working' : 'calendar';
  return {
    shown,
    ofLimits,
    limit: (days) =>
      days === null
        ? null
        : { days: (days * daysPerWeek[shown]) / daysPerWeek[ofLimits], isExact: shown === ofLimits },
  };
}
