import type { Translated } from './catalogue.ts';
import type { englishPages } from './english-pages.ts';
import { plural } from './plural.ts';

/** The pages behind the menu, in Welsh. */
export const welshPages: Translated<typeof englishPages> = {
  menu: { open: 'Dewislen', label: 'Mwy o Lanyard' },
  pages: {
    cards: 'Cardiau',
    check: 'Gwirio’r cyfrifiadur hwn',
    launch: 'Rhaglenni',
    settings: 'Gosodiadau',
    stored: 'Beth sy’n cael ei gadw amdanaf i',
    loading: 'Un eiliad.',
    notAvailable: 'Ni ellir dangos y dudalen hon',
    notAvailableText:
      'Nid oes gan y fersiwn hon o Lanyard ddim i’w roi yma. Mae mewngofnodi ac allgofnodi yn gweithio fel arfer.',
  },

  cards: {
    none: 'Ni chanfuwyd darllenydd.',
    unknown: 'Nid yw’r gwasanaeth cardiau clyfar yn ateb, felly ni ellir gweld unrhyw ddarllenydd na cherdyn.',
    noCard: 'Dim cerdyn',
    holdsSession: 'Yn cael ei ddal gan y mewngofnodi neu’r sesiwn',
    holdsSessionOf: 'Yn dal sesiwn {{name}}',
    series: {
      '4-to-6': 'Mae’n edrych fel cyfres 4, 5 neu 6',
      '5-or-6': 'Mae’n edrych fel cyfres 5 neu 6 (JCOP41)',
      '8': 'Gall fod yn gyfres 8',
      '9-or-10': 'Gall fod yn gyfres 9 neu 10 (PIV)',
      unknown: 'Ni ellir dweud pa gyfres',
    },
    noLongerAccepted: 'Ni dderbynnir y gyfres hon ers {{date}}. Gofynnwch am gerdyn newydd.',
    atr: 'ATR',
    read: 'Darllen y dystysgrif',
    readAgain: 'Darllen eto',
    readOf: 'Darllen tystysgrif y cerdyn yn {{reader}}',
    readAgainOf: 'Darllen y cerdyn yn {{reader}} eto',
    readingNow: 'Yn darllen…',
    notWhileSession: 'Ni ddarllenir cerdyn sy’n dal sesiwn.',
    notPiv: 'Nid yw’r cerdyn hwn yn dweud dim amdano’i hun heb ei god pas.',
    slot: 'Slot {{slot}}',
    slots: { '9A': 'ar gyfer mewngofnodi', '9C': 'ar gyfer llofnodion', '9E': 'y cerdyn ei hun' },
    holder: 'ID y deiliad',
    noHolder: 'heb ei nodi',
    issuer: 'Cyhoeddwyd gan',
    valid: 'Yn ddilys',
    validFromTo: '{{from}} hyd {{to}}',
    chuidExpiry: 'Daw’r cerdyn i ben',
    noExpiry: 'heb ei nodi',
    certificate: {
      ...plural('daysLeft', {
        other: 'Tystysgrif{{which}}: {{count}} diwrnod ar ôl',
        two: 'Tystysgrif{{which}}: {{count}} ddiwrnod ar ôl',
      }),
      ...plural('soon', {
        other: 'Tystysgrif{{which}}: {{count}} diwrnod ar ôl. Adnewyddwch hi nawr.',
        two: 'Tystysgrif{{which}}: {{count}} ddiwrnod ar ôl. Adnewyddwch hi nawr.',
      }),
      expired: 'Tystysgrif{{which}}: daeth i ben ar {{date}}. Dim ond yr Awdurdod Cofrestru all ei hadnewyddu.',
      notYet: 'Tystysgrif{{which}}: yn ddilys o {{date}} yn unig',
      unreadable:
        'Tystysgrif{{which}}: mae ar y cerdyn, ond ni ellir ei deall. Sychwch y sglodyn, neu rhowch gynnig ar ddarllenydd arall.',
      refused: 'Tystysgrif{{which}}: mae’r cerdyn yn gwrthod ei dangos.',
      locked: 'Tystysgrif{{which}}: ni ellir ei darllen heb y cod pas.',
      absent: 'Ni chanfuwyd tystysgrif ar y cerdyn.',
    },
    itself: {
      ...plural('soon', {
        other: 'Cerdyn: {{count}} diwrnod ar ôl. Gofynnwch am gerdyn newydd.',
        two: 'Cerdyn: {{count}} ddiwrnod ar ôl. Gofynnwch am gerdyn newydd.',
      }),
      expired: 'Cerdyn: daeth i ben ar {{date}}. Gofynnwch am gerdyn newydd.',
      unreadable: 'Cerdyn: ni ellir deall pryd y daw i ben. Sychwch y sglodyn, neu rhowch gynnig ar ddarllenydd arall.',
    },
    raw: 'Gwrthrychau crai ar gyfer TG',
    objectStatus: {
      present: '',
      absent: 'nid yw ar y cerdyn',
      locked: 'angen y cod pas',
      refused: 'gwrthodwyd gan y cerdyn',
      unreadable: 'ni ellir ei ddeall',
    },
    copy: 'Copïo’r manylion',
  },

  check: {
    intro:
      'Mae’n edrych ar bopeth sydd ei angen i fewngofnodi ar y cyfrifiadur hwn. Mae’n cymryd hyd at 20 eiliad ac nid yw’n newid dim.',
    start: 'Dechrau’r gwiriad',
    again: 'Gwirio eto',
    cancel: 'Stopio’r gwiriad',
    progress: 'Gwiriwyd {{done}} o {{total}}',
    cancelled: 'Stopiwyd y gwiriad. Mae’r hyn a ganfuwyd tan hynny isod.',
    allOk: 'Mae popeth mewn trefn',
    nothingWrong: 'Ni chanfuwyd dim o’i le',
    ...plural('found', {
      other: 'Mae angen sylw ar {{count}} peth',
      two: 'Mae angen sylw ar {{count}} beth',
      few: 'Mae angen sylw ar {{count}} pheth',
      many: 'Mae angen sylw ar {{count}} pheth',
    }),
    ...plural('unclear', {
      other: '{{count}} gwiriad: methu dweud',
      two: '{{count}} wiriad: methu dweud',
    }),
    ...plural('okOnes', {
      other: 'Mae {{count}} gwiriad mewn trefn',
      two: 'Mae {{count}} wiriad mewn trefn',
    }),
    outcome: { ok: 'Mewn trefn', attention: 'Angen sylw', failed: 'Methodd', 'could-not-tell': 'Methu dweud' },
    took: '{{ms}} ms',
    supportFile: 'Ffeil gymorth',
    supportFileText:
      'Un ffeil ar gyfer eich cymorth TG: y gwiriad hwn, y fersiynau, y gosodiadau a logiau’r saith diwrnod diwethaf. Nid yw codau pas, tocynnau ac enwau byth ynddi; mae IDau defnyddwyr ynddi, felly dylid ei thrin fel data personol.',
    prepare: 'Dangos beth sydd ynddi',
    preparing: 'Yn ei rhoi at ei gilydd…',
    contents: 'Bydd hyn yn y ffeil',
    part: '{{name}} ({{kilobytes}} kB)',
    shown: 'Dangosir y {{shown}} nod cyntaf o {{length}}. Mae pob un ohonynt yn mynd i’r ffeil.',
    save: 'Cadw’r ffeil',
    saved: 'Cadwyd fel {{place}}',
  },

  settings: {
    intro: 'Chi sy’n dewis y rhain. Eich sefydliad sy’n gosod popeth arall.',
    locked: 'Wedi’i osod gan eich sefydliad',
    save: 'Cadw',
    saveOf: 'Cadw: {{title}}',
    choices: {
      system: 'Fel Windows',
      en: 'English',
      cy: 'Cymraeg',
      light: 'Golau',
      dark: 'Tywyll',
    },
  },

  launch: {
    intro: 'Mae’r rhain yn agor yn eich porwr.',
    none: 'Nid yw eich sefydliad wedi rhestru unrhyw raglenni.',
    needsSignIn: 'Mewngofnodwch yn gyntaf',
    needsLevel: 'Angen {{level}}',
    needsRole: 'Nid ar gyfer y rôl yr ydych yn gweithio ynddi',
  },

  stored: {
    intro: 'Mae Lanyard yn cadw cyn lleied ag y gall. Dyma’r cyfan, ac ar y cyfrifiadur hwn yn unig.',
    never: 'Ni chedwir byth',
    neverText: 'Codau pas, tocynnau, datganiadau rôl, unrhyw beth am gleifion, a pha raglenni rydych yn eu defnyddio.',
    where: 'Ble',
    inKeychain: 'Cylch allweddi’r cyfrifiadur hwn',
    now: 'Nawr',
    ...plural('entries', { other: '{{count}} ffeil' }),
    keptFor: 'Cedwir am',
    ...plural('days', { other: '{{count}} diwrnod', two: '{{count}} ddiwrnod' }),
    whileSignedIn: 'dim ond tra byddwch wedi mewngofnodi',
    untilChanged: 'hyd nes y bydd yn newid',
    forget: 'Anghofio hyn',
    forgetOf: 'Anghofio: {{title}}',
    items: {
      journal: {
        title: 'Cofnod mewngofnodi',
        text: 'Pryd y gwnaeth rhywun fewngofnodi ac allgofnodi ar y cyfrifiadur hwn, gydag ID defnyddiwr, rôl a chod sefydliad. Ar gyfer eich adran TG.',
      },
      log: {
        title: 'Ffeiliau log',
        text: 'Yr hyn a wnaeth Lanyard, heb enwau, codau pas na thocynnau. Ar gyfer dod o hyd i namau.',
      },
      keychain: {
        title: 'Prawf ar gyfer ailgychwyn',
        text: 'Dim ond tra byddwch wedi mewngofnodi. Gyda’r Identity Agent, ôl bys digidol nad yw’n agor dim; gyda’r porwr, pwy ydych, eich rolau a phrawf eich mewngofnodi.',
      },
      'last-role': {
        title: 'Eich rôl ddiwethaf',
        text: 'Y rôl a ddewisoch ddiwethaf, fel ei bod yn cael ei chynnig gyntaf.',
      },
      choices: { title: 'Eich gosodiadau', text: 'Yr hyn rydych wedi’i ddewis o dan “Gosodiadau”.' },
      'window-place': { title: 'Lle’r ffenestr', text: 'Ble’r oedd y ffenestr ar eich sgriniau.' },
    },
  },

  dates: {
    full: '{{day}} {{month}} {{year}}',
    months: {
      '1': 'Ionawr',
      '2': 'Chwefror',
      '3': 'Mawrth',
      '4': 'Ebrill',
      '5': 'Mai',
      '6': 'Mehefin',
      '7': 'Gorffennaf',
      '8': 'Awst',
      '9': 'Medi',
      '10': 'Hydref',
      '11': 'Tachwedd',
      '12': 'Rhagfyr',
    },
  },
};
