import { execFile } from 'node:child_process';
import { win32 } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import type { Signature } from '../parts.ts';
import { carriesSignature } from './file-version.ts';

/** Runs a program and gives what it wrote. */
export type RunProgram = (program: string, args: readonly string[], env: NodeJS.ProcessEnv) => Promise<string>;

/** The path comes in the environment: nothing of it is ever read as a command. */
const script =
  '$s = Get-AuthenticodeSignature -LiteralPath $env:LANYARD_FILE; ' +
  'ConvertTo-Json -Compress @{ status = [string]$s.Status; by = [string]$s.SignerCertificate.Subject }';

const answerSchema = v.object({ status: v.string(), by: v.nullable(v.string()) });

/** Windows tells slowly, and not at all where PowerShell is forbidden. */
const patience = 8_000;

const unknown: Signature = { state: 'unknown', by: null };

/**
 * Whether a program file is signed. Windows verifies (Authenticode); elsewhere a Windows file that carries no signature at all
 * is known to be unsigned, and the rest is unknown.
 */
export async function signatureOf(
  path: string,
  platform: NodeJS.Platform,
  run: RunProgram = runProgram,
): Promise<Signature> {
  if ((await carriesSignature(path)) === false) return { state: 'unsigned', by: null };
  if (platform !== 'win32') return unknown;
  const windows = process.env['SystemRoot'] ?? 'C:\\Windows';
  const powershell = win32.join(windows, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe');
  const args = ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', script];
  return run(powershell, args, { ...process.env, LANYARD_FILE: path }).then(signatureFrom, () => unknown);
}

/** What PowerShell's answer means. */
export function signatureFrom(text: string): Signature {
  const answer = v.safeParse(v.pipe(v.string(), v.parseJson(), answerSchema), text);
  if (!answer.success) return unknown;
  const { status, by } = answer.output;
  switch (status) {
    case 'Valid':
      return { state: 'valid', by: commonName(by ?? '') };
    case 'NotSigned':
      return { state: 'unsigned', by: null };
    case 'HashMismatch':
    case 'NotTrusted':
      return { state: 'invalid', by: null };
    default:
      return unknown;
  }
}

function commonName(subject: string): string | null {
  const name = /(?:^|, )CN=("?)([^"]+?)\1(?:, [A-Z]+=|$)/.exec(subject)?.[2];
  return name === undefined ? null : name.slice(0, 120);
}

const execute = promisify(execFile);

const runProgram: RunProgram = async (program, args, env) => {
  const { stdout } = await execute(program, [...args], {
    env,
    timeout: patience,
    maxBuffer: 65_536,
    windowsHide: true,
  });
  return stdout;
};
