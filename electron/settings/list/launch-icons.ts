/** The pictures an entry of the launch list can have. */
export const launchIcons = [
  'application',
  'appointments',
  'help',
  'messages',
  'patient-record',
  'people',
  'prescriptions',
  'referrals',
  'reports',
  'test-results',
  'training',
] as const;
export type LaunchIcon = (typeof launchIcons)[number];
