import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { treeOf } from '../bench/process-tree.ts';
import { expect, test } from './fixtures.ts';

/** Distinctive tickets and names go through a day; afterwards none of them is anywhere it does not belong. */

test('[CIS1-16] a day leaves no ticket, name or assertion in files, arguments, environments or the title', async ({
  world,
  lanyard,
}) => {
  const secrets = new Set<string>();
  const places: [string, Buffer][] = [];
  const remember = () => {
    if (world.agent.ticket !== null) secrets.add(world.agent.ticket);
  };
  const pid = lanyard.electron.process().pid ?? 0;

  // A day: signed in, gone; another person, signed out; a cancel; a failure; a lock.
  await world.insert('adaeze');
  await world.typePasscode();
  await lanyard.screen('signed-in');
  remember();
  places.push(...processesOf(pid));
  places.push(['title', Buffer.from(await lanyard.page.title())]);
  await world.remove();
  await lanyard.screen('ended');
  await world.desk.noticed();

  await world.insert('tomos', 1);
  await world.typePasscode();
  await lanyard.screen('signed-in');
  remember();
  await lanyard.press('Sign out');
  await lanyard.press('Sign out everywhere');
  await lanyard.screen('ended');
  await world.remove(1);
  await world.desk.noticed();

  await world.insert('ruth');
  await world.cancelPasscode();
  await lanyard.problem('LAN-2401');
  world.spine.failNext('html');
  await lanyard.press('Sign in');
  await world.typePasscode();
  await lanyard.problem(/^LAN-32/);
  remember();
  places.push(...processesOf(pid));
  await lanyard.press('Try again');
  await lanyard.screen('signed-in');
  await lanyard.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
  await lanyard.screen('ended');
  places.push(...processesOf(pid), ...filesIn(lanyard.folder));

  expect(secrets.size).toBe(3);
  for (const secret of [...secrets, 'Okonkwo', 'Beddoe', 'Abernathy', 'RoleAssertion?token']) {
    for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('hex')]) {
      const found = places.filter(([, content]) => content.includes(form)).map(([name]) => name);
      expect(found, `a secret (${secret.slice(0, 4)}…) was found`).toEqual([]);
    }
  }
  const journal = places.filter(([name]) => name.endsWith('.jsonl')).map(([, content]) => String(content));
  expect(journal.join(''), 'the journal tells the day, by ids').toContain('"user":"555100000017"');
  for (const kind of ['sign-in-succeeded', 'sign-in-failed', 'session-ended']) expect(journal.join('')).toContain(kind);
});

/** Arguments and environment of every process of the program. */
function processesOf(pid: number): [string, Buffer][] {
  return treeOf(pid).flatMap((id) =>
    ['cmdline', 'environ'].flatMap((file): [string, Buffer][] => {
      try {
        const name = `/proc/${String(id)}/${file}`;
        return [[name, readFileSync(name)]];
      } catch {
        return [];
      }
    }),
  );
}

/** Every file the program wrote: profile, journal, crash folder. */
function filesIn(folder: string): [string, Buffer][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true)
    .map((file) => [file, readFileSync(file)]);
}
