import { resolve } from 'node:path';
import { VoronkaError } from '../../lib/errors.ts';
import { ensureBuilt } from '../../lib/server/ensure-built.ts';
import { isLoopback } from '../../lib/server/guard.ts';
import { renewBuilds } from '../../lib/server/renew.ts';
import { type ServeOptions, startServer } from '../../lib/server/start.ts';
import { warmUp } from '../../lib/server/warm-up.ts';
import type { Context } from '../context.ts';
import { print, say } from '../output.ts';

const developing = process.env.VORONKA_DEV === '1';

async function healthy(url: string, host: string, headers: Record<string, string>): Promise<void> {
  const response = await fetch(`${url}/api/health`, { headers });
  if (response.ok) return;
  throw new VoronkaError(
    'internal',
    `The dashboard on ${host} does not answer: ${response.status} ${await response.text()}`,
  );
}

/** Serves until a signal comes; prints the one line with the address when health answers. */
export async function serve(context: Context, options: ServeOptions): Promise<number> {
  if (!developing) await ensureBuilt(() => say(context.t('cli.serve.building')));
  const { own, demo } = options.workspaces;
  await renewBuilds([...new Set([own, demo])], {
    begins: (path) => say(context.t('cli.serve.renewing', { path })),
    fails: (path, message) => say(context.t('cli.serve.not_renewed', { path, message })),
  });
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  const serving = await startServer(options);
  const reachable =
    ['0.0.0.0', '::'].includes(options.host) || isLoopback(options.host) ? '127.0.0.1' : options.host;
  const url = `http://${options.host === '::1' ? '[::1]' : reachable}:${serving.port}`;
  const headers: Record<string, string> = options.token ? { authorization: `Bearer ${options.token}` } : {};
  await healthy(url, options.host, headers);
  await print(url);
  const warming = new AbortController();
  if (!developing) warmUp(url, headers, warming.signal);
  await stopped;
  warming.abort();
  await serving.close();
  return 0;
}

/** One's own workspace and the demo's; whoever serves the demo's folder sees the demo. */
function workspacesOf({ workspace }: Context): ServeOptions['workspaces'] {
  const demo = resolve(process.env.VORONKA_DEMO_WORKSPACE || 'data-demo');
  if (workspace === demo) return { own: resolve('data'), demo, shown: 'demo' };
  return { own: workspace, demo, shown: 'own' };
}

type Options = { port?: number; host?: string; allowHost?: string[]; token?: string };

/** `serve`. @throws VoronkaError usage when a host beyond loopback lacks a token or a name */
export async function runServe(context: Context, _args: string[], options: Options): Promise<number> {
  const { port = 3000, host = '127.0.0.1', allowHost = [] } = options;
  const token = options.token ?? (process.env.VORONKA_TOKEN || null);
  if (port > 65_535)
    throw new VoronkaError('usage', `There is no port ${port}.`, 'Ports go up to 65535; 0 takes a free one.');
  if (!isLoopback(host) && (!token || allowHost.length === 0)) {
    throw new VoronkaError(
      'usage',
      `--host ${host} can be reached by others: it needs ${token ? '' : 'a token and '}the name they use.`,
      'Give --token (or VORONKA_TOKEN) and --allow-host NAME, or leave --host out.',
    );
  }
  if (token !== null && token.length < 16) {
    throw new VoronkaError(
      'usage',
      'The token is too short.',
      'Use 16 characters or more, chosen at random.',
    );
  }
  return serve(context, { workspaces: workspacesOf(context), port, host, allowedHosts: allowHost, token });
}
