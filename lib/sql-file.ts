import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A statement of sql/ with its header: `-- key: text` lines are `header`, the other comment lines are `about`. */
export type SqlFile = {
  readonly name: string;
  readonly folder: string;
  readonly header: ReadonlyMap<string, string>;
  readonly about: string;
  readonly text: string;
};

/** Beside this code, or under the working folder when the code is bundled. */
function sqlRoot(): string {
  const here = import.meta.url?.startsWith('file:')
    ? join(dirname(fileURLToPath(import.meta.url)), '..', 'sql')
    : null;
  return here !== null && existsSync(here) ? here : join(process.cwd(), 'sql');
}

const root = sqlRoot();
const folders = new Map<string, ReadonlyMap<string, SqlFile>>();

function parse(folder: string, name: string, source: string): SqlFile {
  const header = new Map<string, string>();
  const about: string[] = [];
  for (const line of source.split('\n')) {
    if (!line.startsWith('--')) break;
    const comment = line.slice(2).trim();
    const [, key, text] = /^(\w+(?:, \w+)*): (.+)$/.exec(comment) ?? [];
    if (key && text) for (const one of key.split(/,\s*/)) header.set(one, text);
    else about.push(comment);
  }
  return { name, folder, header, about: about.join(' '), text: source };
}

/** All statements of one folder of sql/ by name: the folder is the registry. */
export function sqlFolder(folder: string): ReadonlyMap<string, SqlFile> {
  let files = folders.get(folder);
  if (!files) {
    files = new Map(
      readdirSync(join(root, folder))
        .filter((file) => file.endsWith('.sql'))
        .sort()
        .map((file) => {
          const name = file.slice(0, -'.sql'.length);
          return [name, parse(folder, name, readFileSync(join(root, folder, file), 'utf8'))];
        }),
    );
    folders.set(folder, files);
  }
  return files;
}

/** One statement. @throws Error when there is no such file */
export function sqlFile(folder: string, name: string): SqlFile {
  const file = sqlFolder(folder).get(name);
  if (!file) throw new Error(`sql/${folder}/${name}.sql does not exist`);
  return file;
}
