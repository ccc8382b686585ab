import type { Answers } from '../../../lib/answers.ts';
import type { Page } from '../../server/open-page.ts';
import { address, changed } from '../../ui/address.ts';
import { Panel } from '../../ui/panel.tsx';
import { DealRows } from '../deal-rows.tsx';
import type { Person } from './ask-person.ts';

const shown = 12;

type Deal = Answers['deals']['rows'][number];

/** Deals in the order of a talk: amount times broken rules; deals that break none are left out. */
export function toDiscuss(deals: readonly Deal[], n: number): Deal[] {
  const weight = ({ amount, flags }: Deal) => (amount ?? 0) * flags.length;
  return deals
    .filter(({ flags }) => flags.length > 0)
    .sort((a, b) => weight(b) - weight(a) || b.flags.length - a.flags.length)
    .slice(0, n);
}

/** The deals to talk about, each with its reasons. */
export function PersonTalk({ page, person }: { page: Page; person: Person }) {
  const { t } = page;
  const { entity } = page.about.process;
  const list = changed(person.now, { outcome: 'open', sort: '-amount' });
  return (
    <Panel
      page={page}
      id="talk"
      title={t('owners.talk', { entity })}
      lead={t('owners.talk.lead')}
      answer={person.open}
      define={['flag_now', 'stage_age', 'pushes']}
      list="rows"
      question={list}
      picture={false}
      enough={({ rows }) => rows.some(({ flags }) => flags.length > 0)}
      empty={t('owners.talk.empty', { entity })}
    >
      {(answer) => (
        <>
          <DealRows
            page={page}
            rows={toDiscuss(answer.rows, shown)}
            caption={t('owners.talk', { entity })}
            withOwner={false}
          />
          <p>
            <a href={address('/deals', list)}>{t('owners.talk.all', { n: answer.total, entity })}</a>
          </p>
        </>
      )}
    </Panel>
  );
}
