import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { call, cis2Way, readJson } from './call.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** What is read of an answer with this body. */
async function read(body: string) {
  const answer = await call({
    fetch: () => Promise.resolve(new Response(bytes(body))),
    url: 'https://cis2.example:443/x',
    method: 'GET',
    headers: {},
    seconds: 5,
    signal: new AbortController().signal,
    way: cis2Way,
  });
  return readJson(answer.text, v.object({ a: v.string() }));
}

describe('an answer', () => {
  it('may begin with one byte-order mark, and not with two', async () => {
    for (const body of ['{"a":"é"}', '\uFEFF{"a":"é"}']) expect(await read(body)).toEqual({ value: { a: 'é' } });
    expect(await read('\uFEFF\uFEFF{"a":"é"}')).toEqual({ reason: 'not JSON' });
  });
});
