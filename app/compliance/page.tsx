import type { Metadata } from 'next';
import { loadAnswer } from '../server/load.ts';
import { openPage, type Page } from '../server/open-page.ts';
import { reader } from '../server/reader.ts';
import type { SearchParams } from '../ui/address.ts';
import { caseFilters } from '../ui/filter-bar.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { Panel } from '../ui/panel.tsx';
import { askEvidence } from './ask-evidence.ts';
import { CompletenessPanel } from './completeness-panel.tsx';
import { ComplianceAnswer } from './compliance-answer.tsx';
import { EvidencePanel } from './evidence-panel.tsx';
import { OwnersPanel } from './owners-panel.tsx';
import { wholeQuestion } from './questions.ts';
import { RulesTable } from './rules-table.tsx';
import { TrendPanel } from './trend-panel.tsx';
import { worstRule } from './worst.ts';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await reader()).t('nav.compliance') };
}

async function content(page: Page) {
  const question = wholeQuestion(page.question);
  const asking = new URLSearchParams(question);
  asking.set('limit', '1');
  const [compliance, evidence, completeness] = await Promise.all([
    loadAnswer('compliance', asking),
    askEvidence(page),
    loadAnswer('completeness', question),
  ]);
  const worst = compliance.ok ? worstRule(compliance.value.rules) : undefined;
  const behind = new URLSearchParams(question);
  if (worst)
    for (const [name, value] of [
      ['figure', 'compliance.now'],
      ['rule', worst.rule],
      ['limit', '1'],
    ] as const)
      behind.set(name, value);
  const deals = worst ? await loadAnswer('deals', behind) : null;
  const { t } = page;
  const rules = compliance.ok ? compliance.value.rules : [];
  return (
    <>
      {compliance.ok && <ComplianceAnswer page={page} answer={compliance.value} deals={deals} />}
      <OwnersPanel page={page} question={question} compliance={compliance} />
      <Panel
        page={page}
        id="rules"
        title={t('compliance.rules.title')}
        lead={t('compliance.rules.lead')}
        answer={compliance}
        define={['rule', 'not_judged']}
        list="rules"
        report="compliance"
        question={question}
        picture={false}
      >
        {(answer) => <RulesTable page={page} question={question} answer={answer} />}
      </Panel>
      <TrendPanel page={page} question={question} compliance={compliance} />
      <CompletenessPanel page={page} question={question} answer={completeness} />
      <EvidencePanel
        page={page}
        evidence={evidence}
        rules={rules.filter(({ judged }) => judged).map(({ rule }) => rule)}
      />
    </>
  );
}

/** Which rule is broken most, by whom, since when, with the evidence. */
export default async function CompliancePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const page = await openPage('/compliance', searchParams);
  return (
    <PageFrame title="nav.compliance" page={page} filters={['period', ...caseFilters]}>
      {content}
    </PageFrame>
  );
}
