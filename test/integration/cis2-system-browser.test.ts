import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSystemBrowser } from '../../electron/cis2/index.ts';

let dir: string;
const path = process.env['PATH'];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lanyard-browser-'));
});
afterEach(async () => {
  process.env['PATH'] = path;
  await rm(dir, { recursive: true });
});

/** Puts a program in the place of the system's. */
async function systemOpens(script: string): Promise<void> {
  await writeFile(join(dir, 'xdg-open'), `#!/bin/sh\n${script}\n`);
  await chmod(join(dir, 'xdg-open'), 0o755);
  process.env['PATH'] = `${dir}:${path ?? ''}`;
}

describe('the system’s own way of opening an address', () => {
  it('gets the address as its only argument, letter by letter, and no shell sees it', async () => {
    await systemOpens(`printf '%s\\n' "$#" "$1" > '${dir}/got'`);
    const url = 'https://am.example:443/authorize?a=$(touch+x)&b=`id`;c=%22|d&e=*';
    await openSystemBrowser(url);
    expect((await readFile(join(dir, 'got'), 'utf8')).split('\n')).toEqual(['1', url, '']);
  });

  it('rejects when it refuses, and when there is none', async () => {
    await systemOpens('exit 3');
    await expect(openSystemBrowser('https://am.example/')).rejects.toThrow('ended with 3');
    process.env['PATH'] = join(dir, 'empty');
    await expect(openSystemBrowser('https://am.example/')).rejects.toThrow('ENOENT');
  });

  it('does not wait for a browser that stays in the foreground', async () => {
    await systemOpens(`echo $$ > '${dir}/pid'; exec sleep 60`);
    await openSystemBrowser('https://am.example/');
    process.kill(Number(await readFile(join(dir, 'pid'), 'utf8')));
  });
});
