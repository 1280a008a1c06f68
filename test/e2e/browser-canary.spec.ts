import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { treeOf } from '../bench/process-tree.ts';
import { expect, test } from './browser-desk.ts';

/** A sign-in, a failure and a sign-out by the browser; afterwards nothing of them is anywhere it does not belong. */

test('[CIS2-40] [CIS2-36] no code, token, verifier or name in files, arguments, environments or the browser’s page', async ({
  world,
  desk,
}) => {
  const { lanyard, browser } = desk;
  const pid = lanyard.electron.process().pid ?? 0;
  const places: [string, string][] = [];

  const tab = await desk.signIn('adaeze');
  await desk.takeRole(tab, 'adaeze');
  await lanyard.screen('signed-in');
  await expect(tab.getByRole('heading', { name: 'Go back to Lanyard' })).toBeVisible();
  places.push(...processesOf(pid), ['title', await lanyard.page.title()]);
  places.push(['page in the browser', await tab.content()], ['its address', tab.url()]);
  places.push(['its history', await tab.evaluate(() => `${String(history.state)} ${document.referrer}`)]);
  await desk.signOut();

  world.cis2.setScenario('stale-auth-time');
  const refused = await desk.signIn('adaeze');
  await lanyard.problem('LAN-4413');
  places.push(...processesOf(pid), ['refused page', await refused.content()], ['its address', refused.url()]);
  await browser.closeWindow();
  await lanyard.quit();
  places.push(...filesIn(lanyard.folder));

  const asked = world.cis2.broker.received
    .filter(({ path: at }) => at.endsWith('/token'))
    .map(({ body }) => JSON.parse(body) as { readonly code: string; readonly code_verifier: string });
  const bearers = world.cis2.received.flatMap(({ headers }) => headers.authorization?.replace('Bearer ', '') ?? []);
  expect([asked.length, bearers.length]).toEqual([2, 1]);
  const secrets = [...asked.flatMap(({ code, code_verifier: verifier }) => [code, verifier]), ...bearers];
  for (const secret of [...secrets, 'Okonkwo', 'Adaeze']) {
    for (const form of [secret, Buffer.from(secret).toString('hex'), Buffer.from(secret).toString('base64')]) {
      const found = places.filter(([, content]) => content.includes(form)).map(([name]) => name);
      expect(found, `a secret (${secret.slice(0, 4)}…) was found`).toEqual([]);
    }
  }
  const jwt = /eyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{20,}/;
  expect(places.filter(([, content]) => jwt.test(content)).map(([name]) => name)).toEqual([]);
  const journal = places.filter(([name]) => name.endsWith('.jsonl')).map(([, content]) => content);
  expect(journal.join(''), 'the journal tells of it, by ids').toContain('"user":"555100000017"');
});

/** Arguments and environment of every process of the program, and of the browser that it opened. */
function processesOf(pid: number): [string, string][] {
  return treeOf(pid).flatMap((id) =>
    ['cmdline', 'environ'].flatMap((file): [string, string][] => {
      try {
        const name = `/proc/${String(id)}/${file}`;
        return [[name, readFileSync(name, 'latin1')]];
      } catch {
        return [];
      }
    }),
  );
}

/** Every file the program wrote: profile, journal, log, crash folder. */
function filesIn(folder: string): [string, string][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true)
    .map((file) => [file, readFileSync(file, 'latin1')]);
}
