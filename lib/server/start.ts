import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { VoronkaError } from '../errors.ts';
import { root } from '../root.ts';
import type { WorkspaceKind } from '../workspace/known.ts';
import { type Guard, refuse } from './guard.ts';
import { rememberReader } from './reader.ts';
import { secure } from './security-headers.ts';

export type ServeOptions = {
  /** The two workspaces, and the one that is shown first. */
  readonly workspaces: Readonly<Record<WorkspaceKind, string>> & { readonly shown: WorkspaceKind };
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly allowedHosts: readonly string[];
  readonly token: string | null;
};

export type Serving = { readonly port: number; close(): Promise<void> };

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        reject(
          new VoronkaError(
            'bad_input',
            `Port ${port} is taken.`,
            'Choose another with --port, or --port 0 for a free one.',
          ),
        );
      } else if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL') {
        reject(
          new VoronkaError(
            'bad_input',
            `Cannot listen on ${host}:${port} (${error.code}).`,
            'Choose another --host or --port.',
          ),
        );
      } else reject(error);
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function answerRefusal(response: ServerResponse, refusal: NonNullable<ReturnType<typeof refuse>>): void {
  const { status, code, message, hint } = refusal;
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    ...(status === 401 && { 'www-authenticate': 'Basic realm="voronka", charset="UTF-8"' }),
  });
  response.end(JSON.stringify({ error: { code, message, hint } }));
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

async function nextHandler(
  options: ServeOptions,
  port: number,
): Promise<{ handle: Handler; close(): Promise<void> }> {
  const { own, demo, shown } = options.workspaces;
  Object.assign(process.env, { VORONKA_WORKSPACE: own, VORONKA_DEMO_WORKSPACE: demo, VORONKA_SHOWN: shown });
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  const dev = process.env.VORONKA_DEV === '1';
  Reflect.set(process.env, 'NODE_ENV', dev ? 'development' : 'production');
  // Standard output carries one line, the address; whatever the framework tells goes to standard error.
  console.log = console.error;
  console.info = console.error;
  const { default: next } = await import('next');
  const app = next({ dev, dir: root, hostname: options.host, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  return { handle: (request, response) => handle(request, response), close: () => app.close() };
}

/**
 * Serves the built dashboard and the API. The port is taken first, so a taken one is known at once;
 * requests that arrive before all is ready wait.
 * @throws VoronkaError bad_input for a port that is taken
 */
export async function startServer(options: ServeOptions): Promise<Serving> {
  let ready: (handler: Handler) => void = () => undefined;
  let broken: (error: unknown) => void = () => undefined;
  const handler = new Promise<Handler>((resolve, reject) => {
    ready = resolve;
    broken = reject;
  });
  handler.catch(() => undefined);
  let guard: Guard | null = null;
  const server = createServer((request, response) => {
    secure(request, response);
    const refusal = guard && refuse(request.method ?? 'GET', request.headers, guard);
    if (refusal) return answerRefusal(response, refusal);
    const reader = rememberReader(request, response);
    request.headers['x-voronka-language'] = reader.language;
    request.headers['x-voronka-theme'] = reader.theme;
    handler
      .then((handle) => handle(request, response))
      .catch((error: unknown) => {
        if (!response.headersSent)
          response.writeHead(500, { 'content-type': 'application/json; charset=utf-8' });
        const message = error instanceof Error ? error.message : String(error);
        response.end(JSON.stringify({ error: { code: 'internal', message } }));
      });
  });
  const port = await listen(server, options.host, options.port);
  guard = {
    port,
    allowedHosts: options.allowedHosts.map((name) => name.toLowerCase()),
    token: options.token,
  };
  try {
    const next = await nextHandler(options, port);
    ready(next.handle);
    return {
      port,
      async close() {
        server.close();
        server.closeAllConnections();
        await next.close();
      },
    };
  } catch (thrown) {
    broken(thrown);
    server.close();
    throw thrown;
  }
}
