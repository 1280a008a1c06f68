import { cis2Scenarios, scenarios } from '../cis2/scenarios.ts';
import type { SimulatedCis2 } from '../cis2/cis2.ts';

/** A way in which CIS2 and its broker can behave from now on. */
export interface Cis2Mode {
  /** What is wrong, in few words. */
  readonly title: string;
  readonly begin: (cis2: SimulatedCis2) => Promise<void>;
}

async function mend(cis2: SimulatedCis2): Promise<void> {
  cis2.setScenario('ok');
  await Promise.all([cis2.start(), cis2.broker.start()]);
}

const everyScenario = cis2Scenarios
  .map((name) => {
    const { section, what } = scenarios[name];
    const begin = async (cis2: SimulatedCis2) => {
      await mend(cis2);
      cis2.setScenario(name);
    };
    return [name, { title: `${section}: ${what}`, begin }] as const;
  })
  .toSorted(([, one], [, other]) => one.title.localeCompare(other.title, 'en', { numeric: true }));

/** The ordinary one, the two that are down, and every scenario by the section of the sheet (`cis2/scenarios.ts`). */
export const cis2Modes: Readonly<Record<string, Cis2Mode>> = {
  ok: { title: 'works', begin: mend },
  down: {
    title: 'cannot be reached',
    begin: async (cis2) => {
      await mend(cis2);
      await cis2.stop();
    },
  },
  'broker-stopped': {
    title: 'the broker cannot be reached',
    begin: async (cis2) => {
      await mend(cis2);
      await cis2.broker.stop();
    },
  },
  ...Object.fromEntries(everyScenario),
};
