import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { startSecretService, type Prompter } from '../simulator/keychain/secret-service.ts';
import { expect, test } from './fixtures.ts';
import { LanyardApp } from './lanyard-app.ts';

const cases: readonly [Prompter, string][] = [
  ['dismissed', 'LAN-6003'],
  ['unanswered', 'LAN-6004'],
];

for (const [prompter, code] of cases) {
  test(`the keychain is locked, its question ${prompter}: a session in memory, and nothing in a file`, async ({
    world,
  }) => {
    const keychain = await startSecretService({ prompter });
    await keychain.lock();
    const env = { ...world.env, ...keychain.env };
    const lanyard = await LanyardApp.open({ settingsFile: world.settingsFile, env });
    await lanyard.screen('waiting-for-card');
    await world.insert('adaeze');
    await world.typePasscode();
    await lanyard.screen('signed-in');
    await expect.poll(() => lanyard.logged('vault-trouble')).toMatchObject([{ code }]);

    const ticket = world.agent.ticket ?? '';
    expect(ticket).not.toBe('');
    const files = readdirSync(lanyard.folder, { recursive: true, encoding: 'utf8' })
      .map((file) => path.join(lanyard.folder, file))
      .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true);
    const holds = (file: string) => [ticket, 'Okonkwo'].some((text) => readFileSync(file, 'latin1').includes(text));
    expect(files.filter(holds)).toEqual([]);
    expect(await keychain.paths()).toEqual([]);

    await world.remove();
    await lanyard.screen('ended');
    await lanyard.close();
    await keychain.close();
  });
}
