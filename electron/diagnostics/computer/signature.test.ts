import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { windowsFile } from '../test-data.ts';
import { signatureFrom, signatureOf } from './signature.ts';

let folder: string;
let signed: string;
let unsigned: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lanyard-signature-'));
  signed = path.join(folder, "it's signed.dll");
  unsigned = path.join(folder, 'unsigned.dll');
  writeFileSync(signed, windowsFile({ signed: true }));
  writeFileSync(unsigned, windowsFile({}));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('PowerShell’s answers are understood', () => {
  const answer = (status: string, by: string | null = null) => signatureFrom(JSON.stringify({ status, by }));
  expect(answer('Valid', 'CN="NHS England, Leeds", O=NHS, C=GB')).toEqual({ state: 'valid', by: 'NHS England, Leeds' });
  expect(answer('Valid', 'CN=Somebody, O=else')).toEqual({ state: 'valid', by: 'Somebody' });
  expect(answer('HashMismatch').state).toBe('invalid');
  expect(answer('NotTrusted').state).toBe('invalid');
  expect(answer('NotSigned').state).toBe('unsigned');
  expect(answer('UnknownError').state).toBe('unknown');
  expect(signatureFrom('Access is denied.').state).toBe('unknown');
});

test('a file without a signature is unsigned wherever it is looked at, and nobody is asked', async () => {
  const ask = () => Promise.reject(new Error('asked'));
  expect(await signatureOf(unsigned, 'linux', ask)).toEqual({ state: 'unsigned', by: null });
  expect(await signatureOf(unsigned, 'win32', ask)).toEqual({ state: 'unsigned', by: null });
});

test('only Windows tells whether a signature is valid, and the path is no part of a command', async () => {
  expect(await signatureOf(signed, 'linux')).toEqual({ state: 'unknown', by: null });
  let asked: { program: string; args: readonly string[]; file: string | undefined } | null = null;
  const found = await signatureOf(signed, 'win32', (program, args, env) => {
    asked = { program, args, file: env['LANYARD_FILE'] };
    return Promise.resolve('{"status":"Valid","by":"CN=Somebody"}\r\n');
  });
  expect(found).toEqual({ state: 'valid', by: 'Somebody' });
  expect(asked).toMatchObject({ file: signed });
  expect(JSON.stringify(asked)).toMatch(/System32.{2,4}WindowsPowerShell.{2,4}v1\.0.{2,4}powershell\.exe/);
  expect(JSON.stringify((asked as unknown as { args: unknown }).args)).not.toContain('signed.dll');
});

test('a program that cannot be run leaves it unknown', async () => {
  expect((await signatureOf(signed, 'win32', () => Promise.reject(new Error('forbidden')))).state).toBe('unknown');
});
