import { openVault, type Vault, type VaultOptions } from '../../../electron/vault/index.ts';

/**
 * A program with one vault, told what to do over Node's own channel (`vault-child.ts`): the D-Bus session is a matter
 * of a process's environment, and a process can be killed.
 */
export type VaultCall =
  | { readonly call: 'open'; readonly options: VaultOptions }
  | { readonly call: 'write'; readonly name: string; readonly value: Uint8Array }
  | { readonly call: 'read'; readonly name: string }
  | { readonly call: 'wipe' }
  | { readonly call: 'exit' };

export interface VaultReply {
  readonly id: number;
  readonly home: Vault['home'];
  readonly trouble: Vault['trouble'];
  readonly value: Uint8Array | null;
  /** The code of the error it rejected with. */
  readonly error: string | null;
  readonly milliseconds: number;
  /** The longest time that the event loop stood still meanwhile. */
  readonly standstill: number;
}

let vault: Vault | null = null;

async function carryOut(request: VaultCall): Promise<Uint8Array | null> {
  switch (request.call) {
    case 'open':
      vault = await openVault(request.options);
      return null;
    case 'write':
      await vault?.write(request.name, Buffer.from(request.value));
      return null;
    case 'read':
      return (await vault?.read(request.name)) ?? null;
    case 'wipe':
      await vault?.wipe();
      return null;
    case 'exit':
      process.exit(0);
  }
}

process.on('message', (request: VaultCall & { readonly id: number }) => {
  void answer(request);
});

async function answer(request: VaultCall & { readonly id: number }): Promise<void> {
  const begun = performance.now();
  let standstill = 0;
  let last = begun;
  const beat = setInterval(() => {
    standstill = Math.max(standstill, performance.now() - last);
    last = performance.now();
  }, 5);
  let value: Uint8Array | null = null;
  let error: string | null = null;
  try {
    value = await carryOut(request);
  } catch (thrown) {
    error = (thrown as { code?: string }).code ?? String(thrown);
  }
  clearInterval(beat);
  const milliseconds = performance.now() - begun;
  const { home = 'memory', trouble = null } = vault ?? {};
  process.send?.({ id: request.id, home, trouble, value, error, milliseconds, standstill } satisfies VaultReply);
}

process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
