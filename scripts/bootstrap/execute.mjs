import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { inTree } from './paths.mjs';

/** How much of a program's output is kept: enough to see why it failed. */
const KEPT = 200_000;

/**
 * Runs a program quietly and answers with its exit code and what it printed. Never throws: a program that cannot be
 * started answers with code 127, one that takes too long with 124. `shell`: the command is a whole line for the
 * system's shell.
 */
export function execute(command, args, { cwd = inTree(), env = process.env, limit = 0, shell = false } = {}) {
  return new Promise((done) => {
    let stdout = '';
    let output = '';
    const add = (text) => (output = (output + text).slice(-KEPT));
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    let late = false;
    const timer =
      limit > 0 &&
      setTimeout(() => {
        late = true;
        child.kill('SIGKILL');
      }, limit);
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
      add(text);
    });
    child.stderr.setEncoding('utf8').on('data', add);
    child.on('error', (error) => {
      clearTimeout(timer);
      done({ code: 127, stdout, output: `${output}${error.message}\n` });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      if (late) done({ code: 124, stdout, output: `${output}stopped after ${limit / 1000} s\n` });
      else done({ code: code ?? 1, stdout, output });
    });
  });
}

/** Runs a program in the foreground, sharing this terminal; signals sent to this process reach it too. */
export function foreground(command, args, { cwd = inTree(), env = process.env } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd, env, stdio: 'inherit' });
    const passOn = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, passOn);
    const finish = (code) => {
      for (const signal of signals) process.off(signal, passOn);
      done(code);
    };
    child.on('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      finish(127);
    });
    child.on('close', (code, signal) => finish(code ?? 128 + (signalNumbers[signal] ?? 1)));
  });
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGABRT: 6, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 };

/** The script behind a package's command, to be run with Node: the same on every platform. */
export function commandOf(packageName, command = packageName) {
  const folder = inTree('node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}
