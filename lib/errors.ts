import type { SeenTable } from './schema/seen-table.ts';

export type ErrorCode =
  | 'usage' // wrong use: unknown command, option, metric, filter value, process, as-of after the build's
  | 'not_found'
  | 'no_build'
  | 'bad_input' // a file that cannot be read, recognised or decided
  | 'checks_failed'
  | 'no_space'
  | 'too_large'
  | 'busy' // another import holds the workspace
  | 'internal';

const exitCodes: Record<ErrorCode, number> = {
  usage: 2,
  not_found: 1,
  no_build: 1,
  bad_input: 1,
  checks_failed: 1,
  no_space: 1,
  too_large: 1,
  busy: 1,
  internal: 1,
};

const httpStatuses: Record<ErrorCode, number> = {
  usage: 400,
  not_found: 404,
  no_build: 409,
  bad_input: 400,
  checks_failed: 500,
  no_space: 500,
  too_large: 413,
  busy: 409,
  internal: 500,
};

/** What a program needs to ask a person and try again. */
export type ErrorDetails =
  | {
      /** A column whose values can be read in two ways. */
      readonly kind: 'undecided';
      readonly file: string;
      readonly column: string;
      readonly line: number;
      readonly value: string;
      readonly what: 'dates' | 'decimal';
      /** Each option of `--dates` or `--decimal` with what the value would be. */
      readonly readings: readonly { readonly option: string; readonly value: string }[];
    }
  | {
      readonly kind: 'unrecognised';
      readonly skipped: readonly { file: string; why: string; nearest: string | null }[];
      /** Tables among them whose columns a person can name. */
      readonly tables: readonly SeenTable[];
    };

/** A failure a person can act on: `message` says what happened (file, line, value), `hint` what to do. */
export class VoronkaError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly details: ErrorDetails | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    hint?: string,
    options?: { cause?: unknown; details?: ErrorDetails },
  ) {
    super(message, options);
    this.name = 'VoronkaError';
    this.code = code;
    this.hint = hint;
    this.details = options?.details;
  }

  get exitCode(): number {
    return exitCodes[this.code];
  }

  get httpStatus(): number {
    return httpStatuses[this.code];
  }

  toJSON(): { error: { code: ErrorCode; message: string; hint?: string; details?: ErrorDetails } } {
    const { code, message, hint, details } = this;
    return { error: { code, message, ...(hint && { hint }), ...(details && { details }) } };
  }
}

/** Any thrown value as a VoronkaError; what is not ours is `internal`, a full disk is recognised. */
export function asVoronkaError(thrown: unknown): VoronkaError {
  if (thrown instanceof VoronkaError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (/ENOSPC|No space left on device|could not write.*disk/i.test(message)) {
    return new VoronkaError(
      'no_space',
      'The disk is full.',
      'Free some space and try again; nothing was published.',
      {
        cause: thrown,
      },
    );
  }
  return new VoronkaError('internal', message, undefined, { cause: thrown });
}
