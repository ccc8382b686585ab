import { type Document, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, visit } from 'yaml';
import type { Problem } from './problems.ts';

/** One YAML document of a file: its value, and the line where a path of it stands. */
export type YamlPart = {
  readonly value: unknown;
  readonly lineOf: (path: readonly PropertyKey[]) => number;
};

/** Keys whose numbers are names (a CRM's stage 142): they stay as written, `007` and long ones included. */
export const nameKeys: ReadonlySet<string> = new Set([
  'match',
  'pipelines',
  'pipeline',
  'stage',
  'id',
  'parts',
]);

function keepNamesAsWritten(document: Document): void {
  visit(document, {
    Pair(_key, pair) {
      if (!isScalar(pair.key) || !nameKeys.has(String(pair.key.value))) return;
      visit(isScalar(pair.value) || isSeq(pair.value) || isMap(pair.value) ? pair.value : null, {
        Scalar(key, scalar) {
          if (key !== 'key' && typeof scalar.value === 'number')
            scalar.value = scalar.source ?? String(scalar.value);
        },
      });
    },
  });
}

function lineFinder(document: Document, lines: LineCounter) {
  return (path: readonly PropertyKey[]): number => {
    let node: unknown = document.contents;
    let at =
      isMap(node) || isSeq(node) || isScalar(node) ? (node.range?.[0] ?? 0) : (document.range?.[0] ?? 0);
    for (const key of path) {
      if (isMap(node)) {
        const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
        if (!pair) break;
        if (isScalar(pair.key)) at = pair.key.range?.[0] ?? at;
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(key)];
        if (isMap(node) || isSeq(node) || isScalar(node)) at = node.range?.[0] ?? at;
      } else break;
    }
    return lines.linePos(at).line;
  };
}

/** The documents of a YAML (or JSON) text, the empty ones left out; what is not YAML comes back as problems. */
export function readYaml(text: string, file: string): { parts: YamlPart[]; problems: Problem[] } {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text.replace(/^\uFEFF/, ''), {
    lineCounter: lines,
    prettyErrors: false,
  });
  const parts: YamlPart[] = [];
  const problems: Problem[] = [];
  for (const document of Array.isArray(documents) ? documents : []) {
    for (const error of document.errors) {
      problems.push({
        file,
        line: lines.linePos(error.pos[0]).line,
        field: '',
        en: `this is not YAML: ${error.message}; check the indents, the quotes and the brackets on this line`,
        ru: `это не YAML: ${error.message}; проверьте отступы, кавычки и скобки в этой строке`,
      });
    }
    if (document.errors.length > 0) continue;
    try {
      keepNamesAsWritten(document);
      const value: unknown = document.toJS();
      if (value !== null && value !== undefined) parts.push({ value, lineOf: lineFinder(document, lines) });
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : String(thrown);
      problems.push({
        file,
        line: 1,
        field: '',
        en: `cannot be read: ${message}`,
        ru: `не читается: ${message}`,
      });
    }
  }
  return { parts, problems };
}
