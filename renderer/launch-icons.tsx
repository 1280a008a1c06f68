import type { LaunchIcon as LaunchIconName } from '../electron/ipc/contract-pages.ts';

/** The built-in pictures of the launch list, drawn as lines on 24 × 24; a name stands beside each. */
const lines: Record<LaunchIconName, string> = {
  application: 'M3 5h18v14H3zM3 9h18M6 7h.01',
  appointments: 'M4 6h16v14H4zM4 10h16M8 3v5M16 3v5M8 14h3',
  help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.9-1.1 1.8M12 16.8h.01',
  messages: 'M3 6h18v12H3zM3 7l9 7 9-7',
  'patient-record': 'M6 3h9l4 4v14H6zM15 3v4h4M9.5 14h6M12.5 11v6',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-4 2.5-6 6-6s6 2 6 6M16 4.5a3.5 3.5 0 0 1 0 6M18 14.5c2 .8 3 2.6 3 5.5',
  prescriptions: 'M10.5 20.500a4.95 4.95 0 0 1-7-7l10-10a4.95 4.95 0 0 1 7 7zM8.5 8.500l7 7',
  referrals: 'M4 4h10v16H4zM9 12h12M17 8l4 4-4 4',
  reports: 'M4 20V4M4 20h16M8 16v-4M12 16V8M16 16v-6',
  'test-results': 'M9 3h6M10 3v6l-5 9a2 2 0 0 0 2 3h10a2 2 0 0 0 2-3l-5-9V3M7.5 15h9',
  training: 'M2 9l10-5 10 5-10 5zM6 11.500V17c3 2.5 9 2.5 12 0v-5.500M22 9v6',
};

export function LaunchIcon({ name }: { readonly name: LaunchIconName }) {
  return (
    <svg className="icon icon--line" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={lines[name]} />
    </svg>
  );
}
