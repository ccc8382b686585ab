import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { VoronkaError } from './errors.ts';
import { modelVersion } from './model-version.ts';
import { quote } from './sql-literal.ts';
import { createWaivers } from './waived.ts';
import { readWaivers, type Waivers } from './workspace/waivers.ts';

/** What a build says of itself. */
export type BuildInfo = {
  /** Instant that every default answer speaks of, microseconds UTC. */
  readonly asOf: bigint;
  readonly timezone: string;
  readonly baseCurrency: string;
};

/** A published build, open read-only and locked down: no file access, configuration locked. */
export type Warehouse = {
  /** The build's id: the cache key of everything. */
  readonly build: string;
  readonly info: BuildInfo;
  /** What people accept of its flags, as it stands now. */
  waivers(): Waivers;
  /** Runs `work` on a connection of its own, closed afterwards; an aborted signal interrupts the query. */
  use<T>(work: (connection: DuckDBConnection) => Promise<T>, signal?: AbortSignal): Promise<T>;
  close(): void;
};

async function readInfo(instance: DuckDBInstance, file: string): Promise<BuildInfo> {
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(
      'select epoch_us(as_of) as as_of, * exclude (as_of) from build_info',
    );
    const row = reader.getRowObjectsJS()[0];
    if (!row) throw new VoronkaError('internal', `${file} holds no build.`, 'Run: voronka rebuild');
    if (row.model_version !== modelVersion()) {
      throw new VoronkaError(
        'no_build',
        'The published build was made by another version of the program.',
        'Build again from the exports already loaded: voronka rebuild',
      );
    }
    return {
      asOf: BigInt(row.as_of as bigint),
      timezone: String(row.timezone),
      baseCurrency: String(row.base_currency),
    };
  } finally {
    connection.closeSync();
  }
}

/** Opens a build file for questions. @throws VoronkaError no_build when it is not there */
export async function openWarehouse(file: string, build: string): Promise<Warehouse> {
  if (!existsSync(file)) {
    throw new VoronkaError(
      'no_build',
      'There is no build yet.',
      'Import your exports first: voronka import FOLDER',
    );
  }
  const temporary = join(tmpdir(), 'voronka-queries');
  mkdirSync(temporary, { recursive: true });
  const instance = await DuckDBInstance.create(file, {
    access_mode: 'READ_ONLY',
    temp_directory: temporary,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    enable_external_access: 'false',
    lock_configuration: 'true',
  });
  const info = await readInfo(instance, file);
  const waivers = () => readWaivers(dirname(dirname(file)));
  return {
    build,
    info,
    waivers,
    async use(work, signal) {
      const connection = await instance.connect();
      const interrupt = () => connection.interrupt();
      signal?.addEventListener('abort', interrupt, { once: true });
      try {
        await connection.run(
          `set variable base_currency = ${quote(info.baseCurrency)};
           set variable placeholders = (select placeholders from build_info);
     set variable no_is_an_answer = (select no_is_an_answer from build_info)`,
        );
        await createWaivers(connection, waivers().list);
        return await work(connection);
      } finally {
        signal?.removeEventListener('abort', interrupt);
        connection.closeSync();
      }
    },
    close: () => instance.closeSync(),
  };
}
