import type { z } from 'zod';
import { checkPart } from './checks.ts';
import { checkSystem } from './checks-system.ts';
import { compilePart } from './compile.ts';
import { expected, unknownName } from './expectations.ts';
import { plainIssues } from './plain-issues.ts';
import { DefinitionError, fieldName, type Problem } from './problems.ts';
import { isAftermath, salvage } from './salvage.ts';
import { partSchema } from './schema.ts';
import { unknownKeys } from './schema-checks.ts';
import { type SystemDefinition, systemSchema } from './schema-system.ts';
import type { Process, Words } from './types.ts';
import { readYaml, type YamlPart } from './yaml-file.ts';

/** Where a text comes from: the file's name in messages, and whose definition it is. */
export type Where = { readonly file: string; readonly origin?: Process['origin'] };

type Path = readonly PropertyKey[];
type Report = (part: YamlPart, path: Path, words: Words) => void;
type Source = { readonly yaml: YamlPart; readonly path: Path; readonly value: unknown };
type Head = { readonly yaml: YamlPart; readonly read: SystemDefinition };

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, key) => (at !== null && typeof at === 'object' ? Reflect.get(at, key) : undefined),
    value,
  );
}

function reportShape({ yaml, path, value }: Source, error: z.ZodError, report: Report): void {
  for (const issue of plainIssues(error.issues)) {
    if (issue.code === 'unrecognized_keys' && issue.message.startsWith(unknownKeys)) {
      const known = issue.message.slice(unknownKeys.length).split(' ');
      for (const key of issue.keys) {
        report(yaml, [...path, ...issue.path, key], unknownName({ en: 'key', ru: 'ключа' }, key, known));
      }
    } else report(yaml, [...path, ...issue.path], expected(issue.message, valueAt(value, issue.path)));
  }
}

const isSystem = (value: unknown) =>
  valueAt(value, ['parts']) !== undefined && valueAt(value, ['stages']) === undefined;

/** The parts of a file: the documents with stages, and those written inside a system's head. */
function sources(yamls: readonly YamlPart[], report: Report): { parts: Source[]; head: Head | null } {
  let head: Head | null = null;
  const parts: Source[] = [];
  const named: { yaml: YamlPart; path: Path; id: string }[] = [];
  for (const yaml of yamls) {
    if (!isSystem(yaml.value)) {
      parts.push({ yaml, path: [], value: yaml.value });
      continue;
    }
    const read = systemSchema.safeParse(yaml.value);
    if (!read.success) {
      reportShape({ yaml, path: [], value: yaml.value }, read.error, report);
      continue;
    }
    head = { yaml, read: read.data };
    for (const [at, part] of read.data.parts.entries()) {
      if (typeof part === 'string') named.push({ yaml, path: ['parts', at], id: part });
      else parts.push({ yaml, path: ['parts', at], value: part });
    }
  }
  const present = parts.map(({ value }) => valueAt(value, ['id']));
  for (const { yaml, path, id } of named) {
    if (present.includes(id)) continue;
    report(yaml, path, {
      en: `the part "${id}" is not in the file; write it below, after a line of three dashes (---)`,
      ru: `части «${id}» в файле нет; напишите её ниже, после строки из трёх дефисов (---)`,
    });
  }
  return { parts, head };
}

function readPart(
  source: Source,
  head: Head | null,
  origin: Process['origin'],
  report: Report,
): Process | null {
  const { yaml, path, value } = source;
  const read = partSchema.safeParse(value);
  if (!read.success) reportShape(source, read.error, report);
  const part = read.success ? read.data : salvage(value, read.error);
  if (part) {
    for (const { path: inside, ...words } of checkPart(part))
      if (!isAftermath(value, part, inside)) report(yaml, [...path, ...inside], words);
  }
  if (!read.success) return null;
  return compilePart(read.data, {
    system: head?.read.system ?? null,
    origin,
    definition: value,
    ...(head && { systemDefinition: head.yaml.value }),
  });
}

/**
 * Reads a definition file: one part; several parts as YAML documents separated by `---`, the first of which may be
 * the system's head (`system`, `parts`, `chain`); or a head with the parts inside. `inferred: true` gives the origin
 * `inferred`. @throws DefinitionError (bad_input) that lists everything wrong, with file, line and field
 */
export function readDefinition(text: string, where: Where): Process[] {
  const { file, origin = 'workspace' } = where;
  const { parts: yamls, problems } = readYaml(text, file);
  const report: Report = (yaml, path, words) => {
    const problem: Problem = { file, line: yaml.lineOf(path), field: fieldName(path), ...words };
    problems.push(problem);
  };
  const { parts, head } = sources(yamls, report);
  if (parts.length === 0 && problems.length === 0) {
    const en = 'there is no process here; write at least id, entity and stages';
    problems.push({
      file,
      line: 1,
      field: '',
      en,
      ru: 'здесь нет процесса; напишите хотя бы id, entity и stages',
    });
  }
  const processes = new Map<string, Process>();
  for (const source of parts) {
    const process = readPart(source, head, origin, report);
    if (process && processes.has(process.id)) {
      report(source.yaml, [...source.path, 'id'], {
        en: `the process "${process.id}" is defined twice in this file`,
        ru: `процесс «${process.id}» описан в файле дважды`,
      });
    } else if (process) processes.set(process.id, process);
  }
  if (head && problems.length === 0)
    for (const { path, ...words } of checkSystem(head.read, [...processes.values()]))
      report(head.yaml, path, words);
  if (problems.length > 0) throw new DefinitionError(problems);
  return [...processes.values()];
}
