// Requests to the API, and its refusals.
import {tag, text} from './texts.js';

/** An answer that is not what was asked for; `fields` are those at fault. */
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? String(status));
    this.status = status;
    this.fields = problem.errors ?? [];
  }
}

/** Asks the API: the body and the headers of its answer, or a Refusal. */
export async function ask(path, {method = 'GET', headers = {}, json = null} = {}) {
  const answer = await send(path, {
    method,
    headers: {Accept: '*/*', 'Accept-Language': tag(), ...headers},
    body: json === null ? undefined : JSON.stringify(json),
    cache: 'no-store',
  });
  if (answer.status === 401) {
    throw new Refusal(401, {detail: text('signIn')});
  }
  const isJson = /json/.test(answer.headers.get('Content-Type') ?? '');
  const body = isJson ? await answer.json() : await answer.text();
  if (!answer.ok) {
    throw new Refusal(answer.status, isJson ? body : {});
  }
  return {body, headers: answer.headers};
}

async function send(path, request) {
  try {
    return await fetch(path, request);
  } catch {
    throw new Refusal(0, {detail: text('unreachable')});
  }
}

/** Where the next page is, as the header Link says; null on the last. */
export function next(headers) {
  return /<([^>]+)>;\s*rel="next"/.exec(headers.get('Link') ?? '')?.[1] ?? null;
}
