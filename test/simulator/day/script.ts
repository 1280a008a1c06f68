import type { Page } from '@playwright/test';
import type { World } from '../world.ts';
import type { Expected } from './screens.ts';

/** One thing that happens in the day, and what the window must show because of it. */
export interface Scene {
  /** What happens, in a sentence. */
  readonly title: string;
  /** The picture's name. */
  readonly picture: string;
  /** The person's doing in the window and at the workstation. */
  act(world: World, page: Page): Promise<unknown>;
  readonly sees: Expected;
  /** Other screens that may come before it. */
  readonly by?: readonly string[];
  /** The session must have left nothing behind: no ticket with the agent, no session at Spine. */
  readonly nothingLeft?: boolean;
}

const checking = 'signing-in checking';
const passcode = 'signing-in passcode';
const assertion = 'signing-in assertion';

const inBrowser = ['another', 'signing-in opening', 'signing-in browser', 'signing-in tokens'];

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function chooseWay(page: Page, way: string): Promise<void> {
  await press(page, 'Sign in another way');
  await page.getByRole('list', { name: 'Ways to sign in' }).getByRole('button', { name: way }).click();
}

/** A short day at a shared workstation. The people are invented (`people.ts`). */
export const day: readonly Scene[] = [
  {
    title: 'Lanyard opens; no card is in a reader',
    picture: 'waiting',
    act: () => Promise.resolve(),
    sees: { name: 'waiting-for-card', heading: 'Put your smartcard in the reader', text: ['SIMULATOR'] },
    by: ['signed-out'],
  },
  {
    title: 'Adaeze puts her card in; the Identity Agent asks for her passcode',
    picture: 'passcode',
    act: async (world) => {
      await world.insert('adaeze');
      await world.promptOpened();
    },
    sees: { name: passcode },
    by: [checking],
  },
  {
    title: 'She types it and is signed in with her role',
    picture: 'signed-in',
    act: (world) => world.typePasscode(),
    sees: {
      name: 'signed-in',
      heading: 'Adaeze',
      text: ['Health Professional Access Role', 'S8000:G8000:R8003', 'NORTH & SOUTH MOOR HOSPITALS NHS TRUST'],
    },
    by: [assertion],
  },
  {
    title: 'She takes her card out: the session is over',
    picture: 'card-out',
    act: (world) => world.remove(),
    sees: { name: 'ended', heading: 'Your card was taken out' },
    nothingLeft: true,
  },
  {
    title: 'Tomos puts his card in and signs in',
    picture: 'another-user',
    act: async (world) => {
      await world.insert('tomos');
      await world.typePasscode();
    },
    sees: { name: 'signed-in', heading: 'Tomos Beddoe', text: ['Clinical Practitioner Access Role'] },
    by: [checking, passcode, assertion],
  },
  {
    title: "Ruth's card goes into the second reader: Tomos stays signed in",
    picture: 'second-reader',
    act: (world) => world.insert('ruth', 1),
    sees: { name: 'signed-in', heading: 'Tomos Beddoe', text: ['Cards in 2 readers'] },
  },
  {
    title: 'Her card comes out again, which is not his: he still stays signed in',
    picture: 'first-reader',
    act: (world) => world.remove(1),
    sees: { name: 'signed-in', heading: 'Tomos Beddoe', text: [': card in'] },
  },
  {
    title: 'Tomos signs out in the window, his card still in the reader',
    picture: 'signed-out',
    act: async (_world, page) => {
      await press(page, 'Sign out');
      await press(page, 'Sign out everywhere');
    },
    sees: { name: 'ended', heading: 'You signed out' },
    nothingLeft: true,
  },
  {
    title: 'Priya swaps his card for hers and types a wrong passcode',
    picture: 'wrong-passcode',
    act: async (world) => {
      await world.swap('priya');
      await world.typeWrongPasscode();
    },
    sees: { name: 'signed-out', code: 'LAN-2402' },
    by: [checking, passcode],
  },
  {
    title: 'She tries again and closes the passcode window',
    picture: 'cancelled',
    act: async (world, page) => {
      await press(page, 'Try again');
      await world.cancelPasscode();
    },
    sees: { name: 'signed-out', code: 'LAN-2401' },
    by: [checking, passcode],
  },
  {
    title: 'She tries once more and is signed in, in training',
    picture: 'training',
    act: async (world, page) => {
      await press(page, 'Sign in');
      await world.typePasscode();
    },
    sees: { name: 'signed-in', heading: 'Priya', text: ['TRAINING'] },
    by: [checking, passcode, assertion],
  },
  {
    title: "Her card comes out and Adaeze's goes in",
    picture: 'swapped',
    act: (world) => world.swap('adaeze'),
    sees: { name: passcode },
    by: ['ended', checking],
  },
  {
    title: 'Adaeze pulls her card while her passcode is still asked for',
    picture: 'pulled-too-soon',
    act: async (world) => {
      await world.promptOpened();
      await world.remove();
    },
    sees: { name: 'ended', heading: 'Your card was taken out' },
    nothingLeft: true,
  },
  {
    title: 'Spine is down when Ruth signs in',
    picture: 'spine-down',
    act: async (world) => {
      await world.spineBehaves('down');
      await world.insert('ruth');
      await world.typePasscode();
    },
    sees: { name: 'signed-out', code: 'LAN-3002' },
    by: [checking, passcode, assertion],
  },
  {
    title: 'Spine is back; she tries again and needs no passcode this time',
    picture: 'spine-back',
    act: async (world, page) => {
      await world.spineBehaves('ok');
      await press(page, 'Try again');
    },
    sees: { name: 'signed-in', heading: 'Ruth Abernathy', text: ['Registration Authority Manager'] },
    by: [checking, assertion],
  },
  {
    title: 'She takes her card out',
    picture: 'ruth-out',
    act: (world) => world.remove(),
    sees: { name: 'ended', heading: 'Your card was taken out' },
    nothingLeft: true,
  },
  {
    title: 'Her card is in her other bag: she signs in with a passkey, in the browser',
    picture: 'browser',
    act: async (world, page) => {
      await chooseWay(page, 'Passkey');
      await world.browse('ruth', { authenticator: 'passkey' });
    },
    sees: { name: 'signed-in', heading: 'Ruth Abernathy', text: ['Passkey', 'Registration Authority Manager'] },
    by: inBrowser,
  },
  {
    title: 'Her session at CIS2 ends, and the broker tells Lanyard',
    picture: 'ended-at-cis2',
    act: (world) => world.endAtCis2('ruth'),
    sees: { name: 'ended' },
  },
  {
    title: 'Nia, who has no role yet, signs in with a security key',
    picture: 'no-roles',
    act: async (world, page) => {
      await chooseWay(page, 'Security key');
      await world.browse('nia');
    },
    sees: { name: 'no-roles', text: ['Nia Rolewithout'] },
    by: inBrowser,
  },
  {
    title: 'All she can do is sign out',
    picture: 'end-of-day',
    act: (_world, page) => press(page, 'Sign out'),
    sees: { name: 'ended', heading: 'You signed out' },
  },
];
