import { expect, test } from 'vitest';
import { pcscLayout } from './pcsc-layout.ts';
import { loadWinscard } from './winscard.ts';

test('a missing PC/SC library is LAN-1002', async () => {
  const layout = { ...pcscLayout('linux', {}), library: '/nowhere/libpcsclite.so.1' };
  await expect(loadWinscard(layout)).rejects.toMatchObject({ code: 'LAN-1002', details: { library: layout.library } });
});

test('a library that is not PC/SC is LAN-1002', async () => {
  const layout = { ...pcscLayout('linux', {}), library: process.platform === 'linux' ? 'libc.so.6' : '/nowhere' };
  await expect(loadWinscard(layout)).rejects.toMatchObject({ code: 'LAN-1002' });
});

test('koffi that cannot be loaded is LAN-1002', async () => {
  const broken = () => Promise.reject(new Error('no native part for this platform'));
  await expect(loadWinscard(pcscLayout('linux', {}), broken)).rejects.toMatchObject({ code: 'LAN-1002' });
});
