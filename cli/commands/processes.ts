import { stat } from 'node:fs/promises';
import { VoronkaError } from '../../lib/errors.ts';
import { nearest } from '../../lib/nearest.ts';
import { hints } from '../../lib/process/hints.ts';
import { knownProcesses, readDefinitionFile } from '../../lib/process/library.ts';
import { DefinitionError } from '../../lib/process/problems.ts';
import { systemYaml } from '../../lib/process/system-yaml.ts';
import type { Process } from '../../lib/process/types.ts';
import type { Context } from '../context.ts';
import { print, printJson, say } from '../output.ts';
import { table } from '../table.ts';

function row(process: Process) {
  const { id, entity, name, order, origin, pipelines, system } = process;
  return { id, entity, name, order, from: origin, pipelines, system };
}

/** `processes list`: the workspace's definitions and the built-in ones. */
export async function listProcesses(context: Context): Promise<number> {
  const rows = knownProcesses(context.workspace).map(row);
  if (context.json) await printJson(rows);
  else
    await print(
      table(
        rows.map((one) => ({ ...one, name: one.name[context.language] })),
        context,
      ),
    );
  return 0;
}

/** `processes show ID`: a part, or all parts of a system; with --yaml the whole definition. */
export async function showProcess(
  context: Context,
  [id = '']: string[],
  { yaml = false }: { yaml?: boolean } = {},
): Promise<number> {
  const known = knownProcesses(context.workspace);
  const found = known.filter((process) => process.id === id || process.system === id);
  if (found.length === 0) {
    const ids = [
      ...new Set(known.flatMap((process) => [process.id, ...(process.system ? [process.system] : [])])),
    ];
    const close = nearest(id, ids);
    throw new VoronkaError(
      'usage',
      `Unknown process "${id}".`,
      close ? `Did you mean ${close}?` : `Known: ${ids.join(', ')}.`,
    );
  }
  if (yaml) {
    await print(systemYaml(found));
    return 0;
  }
  if (context.json) {
    const documents = found.map((process) => ({
      ...row(process),
      states: process.states,
      rules: process.rules,
      definition: process.definition,
    }));
    await printJson(documents.length === 1 && found[0]?.id === id ? documents[0] : documents);
    return 0;
  }
  for (const process of found) {
    await print(
      `${process.id}  ${process.name[context.language]}  (${process.entity}, ${process.order}, ${process.origin})`,
    );
    const states = process.states.map((state) => ({
      position: state.position,
      id: state.id,
      kind: state.kind,
      name: state.name[context.language],
      limit_days: state.limitDays,
      probability: state.probability,
      required: state.required.map((field) => field.anyOf.join(' / ')),
    }));
    await print(`${table(states, context)}\n`);
  }
  return 0;
}

/** `processes validate FILE`: 0 when it is right, 1 with every mistake named. */
export async function validateProcess(context: Context, [file = '']: string[]): Promise<number> {
  await stat(file).catch((cause) => {
    throw new VoronkaError('bad_input', `The process definition ${file} cannot be read.`, 'Check the path.', {
      cause,
    });
  });
  try {
    const { processes } = readDefinitionFile(file);
    const ids = processes.map((process) => process.id);
    const notes = processes.flatMap((process) =>
      hints(process).map((hint) => ({ process: process.id, ...hint })),
    );
    if (context.json) await printJson({ file, valid: true, processes: ids, hints: notes });
    else {
      await print(context.t('cli.valid', { file, ids: ids.join(', ') }));
      for (const { process, state, [context.language]: said } of notes)
        await print(`  ${process}${state ? `.${state}` : ''}: ${said}`);
    }
    return 0;
  } catch (thrown) {
    if (!(thrown instanceof DefinitionError)) throw thrown;
    if (!context.json) throw new VoronkaError('bad_input', thrown.messages[context.language], thrown.hint);
    for (const problem of thrown.problems)
      say(`${problem.file}:${problem.line} ${problem.field} ${problem[context.language]}`);
    await printJson({ ...thrown.toJSON(), file, valid: false, problems: thrown.problems });
    return 1;
  }
}
