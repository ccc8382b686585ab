const error = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };
const anything = { 'application/json': { schema: { type: 'object' } } };
const lines = {
  'application/x-ndjson': {
    schema: { type: 'object' },
    example: '{"phase":"load","done":1,"total":8}\n{"import":"…","build":"…","published":true}',
  },
};
const refused = {
  400: { description: 'wrong use', content: error },
  403: { description: 'a write from another site', content: error },
  404: { description: 'unknown', content: error },
};

const parameter = (name: string, description: string, more: object = {}) => ({
  name,
  in: 'query',
  required: false,
  description,
  schema: { type: 'string' },
  ...more,
});
const idInPath = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

function read(summary: string, parameters: readonly unknown[], content: unknown = anything): object {
  return {
    get: { summary, parameters, responses: { 200: { description: 'the answer', content }, ...refused } },
  };
}

function write(
  summary: string,
  body: unknown,
  content: unknown,
  parameters: readonly unknown[] = [],
): object {
  const responses = { 200: { description: 'progress, then the document or an error', content }, ...refused };
  return { post: { summary, parameters, ...(body ? { requestBody: { content: body } } : {}), responses } };
}

const jsonBody = (properties: object) => ({ 'application/json': { schema: { type: 'object', properties } } });
const oneOf = (...words: string[]) => ({ type: 'string', enum: words });
const text = { type: 'string' };

const upload = {
  'multipart/form-data': {
    schema: {
      type: 'object',
      properties: {
        files: { type: 'array', items: { type: 'string', format: 'binary' } },
        process: { type: 'array', items: text },
        mapping: text,
        from: text,
        exported_at: text,
        timezone: text,
        base_currency: text,
        dates: oneOf('DMY', 'MDY', 'YMD'),
        decimal: oneOf(',', '.'),
        encoding: text,
        delimiter: oneOf(',', ';', 'tab'),
        choices: text,
        max_rejects: { type: 'integer' },
        wait: { type: 'integer' },
        dry_run: { type: 'boolean' },
      },
    },
  },
};

/** Paths that change a workspace, list its history or give files to download. */
export function writePaths(filters: readonly unknown[]): Record<string, object> {
  const binary = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
  return {
    '/api/v1/workspace': {
      ...read('Which workspace is shown, and what is being imported', []),
      ...write('Show the other workspace', jsonBody({ show: oneOf('own', 'demo') }), anything),
    },
    '/api/v1/demo': write('Make the demo when it is not there, and show it', null, lines),
    '/api/v1/imports': {
      ...read('Imports and builds', [parameter('workspace', 'own or demo; default the shown one')]),
      ...write('Import exports into the own workspace', upload, lines),
    },
    '/api/v1/imports/{id}': write(
      'Take an import out of the build, or back in',
      jsonBody({ action: oneOf('remove', 'restore') }),
      lines,
      [idInPath],
    ),
    '/api/v1/choices': {
      ...read('Which stages and spellings are which, as people have said', []),
      ...write(
        'Say which stage is which state, or which spellings are one; a null takes it back',
        jsonBody({
          stages: { type: 'array', items: { type: 'object' } },
          aliases: { type: 'object' },
        }),
        lines,
      ),
    },
    '/api/v1/waivers': {
      ...read('Flags that people have accepted', []),
      ...write(
        'Accept a flag: it leaves the rates and stays in the list',
        jsonBody({ rule: text, case: text, stage: text, reason: text, author: text, until: text }),
        anything,
      ),
    },
    '/api/v1/waivers/{id}': write('Take a waiver back', jsonBody({ author: text }), anything, [idInPath]),
    '/api/v1/builds/{id}': write('Publish an earlier build', jsonBody({ action: oneOf('rollback') }), lines, [
      idInPath,
    ]),
    '/api/v1/rejects': read('Rows that were refused', [
      parameter('import', 'of one import'),
      parameter('limit', 'default 100; 0 = all'),
      parameter('offset', 'where the page begins'),
      parameter(
        'format',
        'csv: the list; rows: the refused rows of one file, to be corrected and imported again',
        {
          schema: oneOf('json', 'csv', 'rows'),
        },
      ),
      parameter('file', 'of which file, for rows; with import'),
      parameter('lang', 'language of what is wrong with a row', { schema: oneOf('en', 'ru') }),
    ]),
    '/api/v1/export/{name}': read(
      'A metric, row set or deal as a file',
      [
        { name: 'name', in: 'path', required: true, schema: text },
        parameter('format', 'default csv', { schema: oneOf('csv', 'xlsx', 'parquet', 'arrow') }),
        parameter('list', 'the list of the answer to write'),
        parameter('lang', 'language of the headings; default their codes', { schema: oneOf('en', 'ru') }),
        ...filters,
      ],
      binary,
    ),
    '/api/v1/definitions/{id}': read('The definition of a figure in words', [
      { name: 'id', in: 'path', required: true, schema: text },
      parameter('lang', 'default en', { schema: oneOf('en', 'ru') }),
    ]),
    '/api/v1/capabilities': read('What can be seen from the imported files', [
      parameter('process', 'of one process'),
    ]),
  };
}
