import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a small invented export: `n` deals with three stages each, ids from `first`; gives back its folder. */
export function smallExport(dir: string, n: number, first = 1): string {
  mkdirSync(dir, { recursive: true });
  const deals = ['deal_id,name,pipeline,stage,status,amount,currency,source,owner,created_at,closed_at'];
  const history = ['deal_id,pipeline,stage,entered_at'];
  for (let i = first; i < first + n; i++) {
    const day = (add: number) => new Date(Date.UTC(2026, 0, 1 + (i % 90) + add, 9)).toISOString();
    const won = i % 3 === 0;
    const stage = won ? 'Won' : i % 3 === 1 ? 'Lost' : 'Offer';
    const status = won ? 'won' : i % 3 === 1 ? 'lost' : 'open';
    deals.push(
      `D${i},Deal ${i},Sales,${stage},${status},${1000 + i},RUB,${i % 2 ? 'Site' : ''},anna,${day(0)},${status === 'open' ? '' : day(20)}`,
    );
    history.push(`D${i},Sales,Inquiry,${day(0)}`, `D${i},Sales,Offer,${day(7)}`);
    if (status !== 'open') history.push(`D${i},Sales,${stage},${day(20)}`);
  }
  writeFileSync(join(dir, 'deals.csv'), `${deals.join('\n')}\n`);
  writeFileSync(join(dir, 'stage_history.csv'), `${history.join('\n')}\n`);
  return dir;
}
