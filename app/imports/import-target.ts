import type { Language } from '../../lib/messages.ts';
import { builtInProcesses, knownProcesses } from '../../lib/process/library.ts';
import { load } from '../server/load.ts';
import type { ProcessChoice, Target } from './wizard/types.ts';

function processesFor(workspace: string) {
  try {
    return knownProcesses(workspace);
  } catch {
    // A definition of one's own that is wrong is told by the import; the built-in ones can still be chosen.
    return builtInProcesses();
  }
}

/** The processes that can be asked for by name: a system with all its parts, or a part that stands alone. */
export function processChoices(workspace: string, language: Language): ProcessChoice[] {
  const choices = new Map<string, { id: string; name: string }[]>();
  for (const { id, system, name } of processesFor(workspace)) {
    const parts = choices.get(system ?? id) ?? [];
    parts.push({ id, name: name[language] });
    choices.set(system ?? id, parts);
  }
  return [...choices].map(([id, parts]) => ({ id, name: parts.map(({ name }) => name).join(' · '), parts }));
}

/** Where an import goes: always into one's own workspace, whichever is shown. */
export async function importTarget(): Promise<Target> {
  const served = await load((engine) => engine.served());
  if (!served.ok) return { isNew: true, demoShown: false, path: '' };
  const { own, shown } = served.value;
  return { isNew: own.build === null, demoShown: shown === 'demo', path: own.path };
}
