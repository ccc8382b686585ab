import { Document, isMap, isSeq } from 'yaml';
import type { Process } from './types.ts';

const head: Record<Process['origin'], string> = {
  inferred: ` This process was inferred from your export: names, kinds and order of the stages are a guess.
 Check them, edit what is wrong, and remove the line "inferred: true": then it is yours.
 Order matters only if "order: strict"; "match" lists the CRM's ids or names of a stage.
 Этот процесс выведен из вашей выгрузки: проверьте названия, порядок и исходы, исправьте
 и удалите строку «inferred: true».`,
  workspace: ' A process of this workspace.',
  'built-in': ' A built-in process; a copy in the workspace with the same id takes its place.',
};

const comments: Readonly<Record<string, string>> = {
  stages: ' Active stages, in order. May be added to each: limit_days, probability, required: [field, …]',
  won: ' Where a case ends won',
  lost: ' Where a case ends lost; kind: disqualified = never was an opportunity',
  neutral: ' Neither won nor lost: duplicates, nurture',
};

/** The definition as YAML with comments for a reader; `readDefinition` gives the same process back. */
export function toYaml(process: Process): string {
  const document = new Document(process.definition, { aliasDuplicateObjects: false });
  document.commentBefore = head[process.origin];
  if (isMap(document.contents)) {
    for (const pair of document.contents.items) {
      const key = String(pair.key);
      const comment = comments[key];
      if (comment !== undefined && isSeq(pair.value) && pair.value.items.length > 0) {
        pair.value.commentBefore = comment;
        for (const item of pair.value.items) if (isMap(item)) item.flow = process.origin === 'inferred';
      }
    }
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
