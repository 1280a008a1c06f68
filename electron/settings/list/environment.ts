import { setting } from '../setting.ts';
import { choice } from '../values.ts';

/** The national environment this workstation works in. Shown on every screen. */
export const environments = ['live', 'integration', 'development', 'deployment', 'training', 'simulator'] as const;
export type Environment = (typeof environments)[number];

export const environment = setting(choice(environments), 'live', {
  setBy: 'computer',
  live: false,
  forDevelopment: (value) => value === 'simulator',
});
