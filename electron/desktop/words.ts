import type { View } from '../ipc/contract.ts';
import type { TrayMark } from './tray-view.ts';

/**
 * The few words that Windows shows for Lanyard outside its own window: tray, notices, task list, questions. They name
 * nobody, for they stand where others can read them.
 */
export interface DesktopWords {
  readonly show: string;
  readonly signIn: string;
  readonly signOut: string;
  readonly quit: string;
  /** What each mark of the tray says. */
  readonly marks: Readonly<Record<TrayMark, string>>;
  /** By what is about to end the session. */
  readonly warning: Readonly<Record<WarningKind, Notice>>;
  readonly failed: Notice;
  readonly ended: { readonly title: string; readonly body: Readonly<Record<EndKind, string>> };
  readonly confirmQuit: Question;
  readonly confirmSignOut: Question;
}

type WarningKind = NonNullable<Extract<View['screen'], { readonly name: 'signed-in' }>['warning']>['kind'];

export interface Notice {
  readonly title: string;
  readonly body: string;
}

/** The first button leaves everything as it is, the second goes on. */
export interface Question {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly [stay: string, goOn: string];
}

/** What the reasons for an end have in common, as far as a notice tells them apart; the window says more. */
export type EndKind = 'card' | 'time' | 'computer' | 'elsewhere';

export const desktopWords: Readonly<Record<View['language'], DesktopWords>> = {
  en: {
    show: 'Show Lanyard',
    signIn: 'Sign in',
    signOut: 'Sign out',
    quit: 'Quit Lanyard',
    marks: {
      'signed-out': 'Nobody is signed in',
      working: 'Signing in',
      'signed-in': 'Signed in',
      warning: 'The session ends soon',
      problem: 'Something needs attention',
    },
    warning: {
      idle: { title: 'Your session ends soon', body: 'Touch the keyboard or the mouse to stay signed in.' },
      'time-limit': { title: 'Your session ends soon', body: 'It has lasted its longest time. You can sign in again.' },
      'token-expired': { title: 'Your session ends soon', body: 'Your sign-in runs out. You can sign in again.' },
    },
    failed: { title: 'You are not signed in', body: 'Open Lanyard to see why and what to do.' },
    ended: {
      title: 'Your session has ended',
      body: {
        card: 'The smartcard or its reader can no longer be reached.',
        time: 'It reached its time limit, or nobody used the computer.',
        computer: 'The computer was locked, put to sleep or left.',
        elsewhere: 'Open Lanyard to see why.',
      },
    },
    confirmQuit: {
      message: 'Somebody is signed in. Quit Lanyard?',
      detail: 'The session ends, and while Lanyard is not running nothing ends sessions when a card is taken out.',
      buttons: ['Keep Lanyard open', 'Quit'],
    },
    confirmSignOut: {
      message: 'Sign out?',
      detail: 'You will be signed out in every application on this computer that uses your smartcard.',
      buttons: ['Stay signed in', 'Sign out everywhere'],
    },
  },
  cy: {
    show: 'Dangos Lanyard',
    signIn: 'Mewngofnodi',
    signOut: 'Allgofnodi',
    quit: 'Cau Lanyard',
    marks: {
      'signed-out': 'Nid oes neb wedi mewngofnodi',
      working: 'Yn mewngofnodi',
      'signed-in': 'Wedi mewngofnodi',
      warning: 'Bydd y sesiwn yn dod i ben cyn bo hir',
      problem: 'Mae angen sylw ar rywbeth',
    },
    warning: {
      idle: {
        title: 'Bydd eich sesiwn yn dod i ben cyn bo hir',
        body: 'Cyffyrddwch â’r bysellfwrdd neu’r llygoden i aros wedi’ch mewngofnodi.',
      },
      'time-limit': {
        title: 'Bydd eich sesiwn yn dod i ben cyn bo hir',
        body: 'Mae wedi para’r amser hiraf a ganiateir. Gallwch fewngofnodi eto.',
      },
      'token-expired': {
        title: 'Bydd eich sesiwn yn dod i ben cyn bo hir',
        body: 'Mae eich mewngofnodi’n dod i ben. Gallwch fewngofnodi eto.',
      },
    },
    failed: { title: 'Nid ydych wedi mewngofnodi', body: 'Agorwch Lanyard i weld pam a beth i’w wneud.' },
    ended: {
      title: 'Mae eich sesiwn wedi dod i ben',
      body: {
        card: 'Nid oes modd cyrraedd y cerdyn clyfar na’i ddarllenydd mwyach.',
        time: 'Cyrhaeddodd ei therfyn amser, neu ni ddefnyddiodd neb y cyfrifiadur.',
        computer: 'Cafodd y cyfrifiadur ei gloi, ei roi i gysgu neu ei adael.',
        elsewhere: 'Agorwch Lanyard i weld pam.',
      },
    },
    confirmQuit: {
      message: 'Mae rhywun wedi mewngofnodi. Cau Lanyard?',
      detail:
        'Bydd y sesiwn yn dod i ben, a thra nad yw Lanyard yn rhedeg ni fydd dim yn dod â sesiynau i ben pan dynnir cerdyn allan.',
      buttons: ['Cadw Lanyard ar agor', 'Cau'],
    },
    confirmSignOut: {
      message: 'Allgofnodi?',
      detail: 'Byddwch yn cael eich allgofnodi o bob rhaglen ar y cyfrifiadur hwn sy’n defnyddio eich cerdyn clyfar.',
      buttons: ['Aros wedi’ch mewngofnodi', 'Allgofnodi ym mhobman'],
    },
  },
};
