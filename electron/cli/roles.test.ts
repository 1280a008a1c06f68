import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exitCodes } from './output.ts';
import { showRoles } from './roles.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'lanyard-roles-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** The lines of `lanyard roles FILE` for a file of this content. */
async function rolesIn(content: string): Promise<{ exitCode: number; lines: object[] }> {
  const file = path.join(folder, 'saved.json');
  writeFileSync(file, content);
  const lines: object[] = [];
  const output = { json: true, line: (line: object) => lines.push(line), text: () => undefined };
  const exitCode = await showRoles(file, () => Promise.reject(new Error('nobody is asked')), output);
  return { exitCode, lines };
}

describe('lanyard roles FILE', () => {
  test.each(['', '\uFEFF'])('lists the person and the roles of a userinfo answer, %j before it', async (before) => {
    const answer = { sub: '555900112233', name: 'Fairweather Imogen Dr' };
    expect(await rolesIn(before + JSON.stringify(answer))).toMatchObject({
      exitCode: exitCodes.done,
      lines: [{ user: { id: '555900112233' }, roles: [] }],
    });
  });

  test.each(['', 'no JSON', '[]', '{"name":"Fairweather"}', '<saml/>'])(
    'says of %j that it is another file',
    (content) =>
      expect(rolesIn(content)).rejects.toMatchObject({
        code: 'LAN-9006',
        details: { file: path.join(folder, 'saved.json') },
      }),
  );
});
