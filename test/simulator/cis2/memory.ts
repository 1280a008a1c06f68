import type { Adapter, AdapterPayload } from 'oidc-provider';

/**
 * What one simulated provider remembers, for as long as it runs: a fresh store per provider, so that several of them side by
 * side know nothing of each other.
 */
export function memory(): (model: string) => Adapter {
  const stored = new Map<string, AdapterPayload>();

  return (model) => {
    const key = (id: string) => `${model} ${id}`;
    const by = (member: 'uid' | 'userCode', value: string) =>
      Promise.resolve(
        [...stored].find(([name, payload]) => name.startsWith(`${model} `) && payload[member] === value)?.[1],
      );
    return {
      upsert(id, payload) {
        stored.set(key(id), payload);
        return Promise.resolve();
      },
      find: (id) => Promise.resolve(stored.get(key(id))),
      findByUid: (uid) => by('uid', uid),
      findByUserCode: (code) => by('userCode', code),
      consume(id) {
        const payload = stored.get(key(id));
        if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1_000);
        return Promise.resolve();
      },
      destroy(id) {
        stored.delete(key(id));
        return Promise.resolve();
      },
      revokeByGrantId(grantId) {
        for (const [name, payload] of stored) if (payload.grantId === grantId) stored.delete(name);
        return Promise.resolve();
      },
    };
  };
}
