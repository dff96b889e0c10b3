/** JSON-RPC 2.0 as the Model Context Protocol speaks it over standard input and output: a message on each line. */
import type { InputLine } from '../lines';
import { isObject, type JsonObject } from '../../text/json';

/** Answers a request with its result. */
export type Method = (params: JsonObject) => Promise<object>;

/** What went wrong with a request, by the codes of JSON-RPC. */
export class RpcError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

export const invalidParams = -32602;
const parseError = -32700;
const invalidRequest = -32600;
const methodNotFound = -32601;
const internalError = -32603;

/** The message that answers a line; undefined for notifications, which nobody answers. */
export async function answerLine(
  line: InputLine,
  methods: Readonly<Record<string, Method>>,
): Promise<object | undefined> {
  if ('fault' in line) return failure(null, parseError, 'The line cannot be read.');
  let message: unknown;
  try {
    message = JSON.parse(line.text);
  } catch {
    return failure(null, parseError, 'The line is not JSON.');
  }
  if (!isObject(message)) return failure(null, invalidRequest, 'A message is an object.');
  const { id, method, params = {} } = message;
  if (typeof method !== 'string')
    return 'result' in message || 'error' in message
      ? undefined
      : failure(idOf(id), invalidRequest, 'The message has no method.');
  if (id === undefined) return undefined;
  if (idOf(id) === null) return failure(null, invalidRequest, 'An id is a text or a number.');
  const run = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (run === undefined) return failure(idOf(id), methodNotFound, `There is no method ${method}.`);
  if (!isObject(params)) return failure(idOf(id), invalidParams, 'The parameters are an object.');
  try {
    return { jsonrpc: '2.0', id, result: await run(params) };
  } catch (error) {
    return error instanceof RpcError
      ? failure(idOf(id), error.code, error.message)
      : failure(idOf(id), internalError, String(error));
  }
}

function idOf(id: unknown): string | number | null {
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}

function failure(id: string | number | null, code: number, message: string): object {
  return { jsonrpc: '2.0', id, error: { code, message } };
}
