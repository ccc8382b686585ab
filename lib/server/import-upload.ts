import { join } from 'node:path';
import { VoronkaError } from '../errors.ts';
import { knownWorkspaces, showKind } from '../workspace/known.ts';
import { makeUploadFolder, removeUploadFolder } from '../workspace/uploads.ts';
import { runVoronka } from './child.ts';
import { importArgs, sideNames } from './import-fields.ts';
import { asJob, type Step } from './jobs.ts';
import { jsonLines } from './json-lines.ts';
import { receive } from './receive.ts';
import { tooLarge, uploadLimit } from './upload-limit.ts';

const everyMs = 200;

/** Passes steps on, those of one phase at most each 200 ms; the last of a phase always. */
function seldom(tell: (step: Step) => void): (step: Step) => void {
  let phase = '';
  let at = 0;
  return (step) => {
    const now = Date.now();
    if (step.phase === phase && step.done !== step.total && now - at < everyMs) return;
    phase = step.phase;
    at = now;
    tell(step);
  };
}

async function importInto(
  own: string,
  folder: string,
  args: string[],
  options: Parameters<typeof runVoronka>[1],
) {
  const words = ['--workspace', own, '--json', '--progress', 'json', '--contents', ...args];
  const { code, document } = await runVoronka(['import', ...words, '--', join(folder, 'files')], options);
  if (document.published === true && !args.includes('--dry-run')) showKind('own');
  if (code !== 3) return document;
  const warnings = document.warnings as string[];
  const told = `${document.rejected} rows were rejected, more than max_rejects allows. The import is published.`;
  return { ...document, over_max_rejects: true, warnings: [...warnings, told] };
}

/**
 * Receives exports and imports them into the user's own workspace, which is then shown; the body that it gives tells
 * the progress and ends with the document of `import`. When the reader leaves, everything stops and nothing is published.
 * @throws VoronkaError bad_input for what is no form, too_large
 */
export async function importUpload(request: Request): Promise<ReadableStream<Uint8Array>> {
  const { own } = knownWorkspaces();
  const type = request.headers.get('content-type') ?? '';
  const { body } = request;
  if (!body || !/^multipart\/form-data\s*;.*boundary=/i.test(type)) {
    throw new VoronkaError(
      'bad_input',
      'The request is not multipart/form-data.',
      'Send the files as a form does: curl -F files=@deals.csv',
    );
  }
  const total = Number(request.headers.get('content-length')) || null;
  const limit = await uploadLimit(own);
  if (total !== null && total > limit.bytes) throw tooLarge(limit);

  return jsonLines(request.signal, (write, signal) =>
    asJob({ what: 'import', workspace: 'own' }, async (tell) => {
      const told = seldom((step) => {
        tell(step);
        write(step);
      });
      const folder = await makeUploadFolder(own);
      try {
        told({ phase: 'upload', done: 0, total });
        const received = await receive(body as never, type, {
          folder,
          limit,
          sideNames,
          signal,
          onBytes: (done) => told({ phase: 'upload', done, total }),
        });
        if (received.files === 0)
          throw new VoronkaError(
            'bad_input',
            'No file came with the request.',
            'Choose the exports to import.',
          );
        const args = await importArgs(received, folder);
        return await importInto(own, folder, args, { signal, onStep: told });
      } finally {
        await removeUploadFolder(own, folder);
      }
    }),
  );
}
