import type { Translated } from './catalogue.ts';
import type { englishSession } from './english-session.ts';
import { plural } from './plural.ts';

/** The frame of the window and the screens of a session, in Welsh. */
export const welshSession: Translated<typeof englishSession> = {
  product: 'Lanyard',
  ribbon: { live: 'BYW', training: 'HYFFORDDI', test: 'PROFI', simulator: 'EFELYCHYDD' },
  ribbonLabel: 'Amgylchedd: {{ribbon}}',

  readiness: {
    starting: { status: 'Yn cychwyn', heading: 'Yn chwilio am ddarllenwyr cardiau' },
    unknown: { status: 'Methu gweld y darllenydd', heading: 'Methu dweud a oes cerdyn yn y darllenydd' },
    'no-reader': {
      status: 'Dim darllenydd cardiau',
      heading: 'Cysylltwch ddarllenydd cardiau clyfar',
    },
    empty: { status: 'Yn aros am eich cerdyn clyfar', heading: 'Rhowch eich cerdyn clyfar yn y darllenydd' },
    'card-in': { status: 'Heb fewngofnodi', heading: 'Mae eich cerdyn clyfar yn y darllenydd' },
  },
  lead: {
    browser: {
      heading: 'Mewngofnodwch gyda’ch porwr',
      text: 'Dewiswch “Mewngofnodi”. Bydd eich porwr yn agor, a byddwch yn dod yn ôl yma pan fyddwch wedi gorffen.',
    },
    none: {
      heading: 'Nid oes gan y cyfrifiadur hwn ffordd o fewngofnodi',
      text: 'Nid oes Identity Agent, ac nid yw mewngofnodi gyda’r porwr wedi’i osod. Ffoniwch eich cymorth TG.',
    },
  },
  readers: {
    one: 'Pen y sglodyn yn gyntaf. Darllenydd: mae {{name}} yn barod.',
    several: 'Pen y sglodyn yn gyntaf. Mae’r darllenwyr hyn yn barod:',
    starting: 'Un eiliad.',
    unknown:
      'Nid yw gwasanaeth cardiau clyfar y cyfrifiadur hwn yn ateb. Mae Lanyard yn dal i geisio ar ei ben ei hun.',
    unknownRemedy: 'Os yw hyn yn parhau, ailgychwynnwch y cyfrifiadur neu ffoniwch eich cymorth TG.',
    none: 'Ni chanfuwyd darllenydd. Bydd Lanyard yn ei weld cyn gynted ag y caiff ei gysylltu.',
    noneRemedy: 'Os yw wedi’i gysylltu, rhowch gynnig ar soced arall. Mewn sesiwn o bell, gofynnwch i’ch cymorth TG.',
    cardIn: 'Dewiswch “Mewngofnodi” i fynd ymlaen, neu tynnwch eich cerdyn allan.',
    withoutCard: 'Gallwch hefyd fewngofnodi heb gerdyn yn narllenydd y cyfrifiadur hwn.',
  },

  newer: {
    label: 'Fersiwn newydd',
    text: 'Mae fersiwn {{version}} o Lanyard ar gael. Eich cymorth TG sy’n ei gosod; nid oes angen i chi wneud dim.',
    dismiss: 'Cuddio',
    dismissLabel: 'Cuddio: mae fersiwn newydd ar gael',
  },

  signingIn: {
    status: 'Yn mewngofnodi',
    step: 'Cam {{step}} o {{steps}}',
    spoken: '{{heading}}.',
    checking: {
      heading: 'Yn gwirio eich cerdyn clyfar',
      text: 'Mae Lanyard yn gofyn i’r Identity Agent a ydych wedi mewngofnodi eisoes. Gadewch eich cerdyn yn y darllenydd.',
    },
    passcode: {
      heading: 'Teipiwch eich cod pas yn ffenestr yr Identity Agent',
      text: 'Os na allwch ei gweld, efallai ei bod y tu ôl i’r ffenestr hon.',
    },
    assertion: {
      heading: 'Yn nôl eich rôl o’r gwasanaeth cenedlaethol',
      text: 'Mae hyn fel arfer yn cymryd ychydig eiliadau. Gadewch eich cerdyn yn y darllenydd.',
    },
    cards: {
      heading: 'Yn edrych i weld cerdyn pwy yw hwn',
      text: 'Mae hyn yn cymryd eiliad. Gadewch eich cerdyn yn y darllenydd.',
    },
    opening: {
      heading: 'Yn agor eich porwr',
      text: 'Un eiliad. Byddwch yn mynd ymlaen yno.',
    },
    browser: {
      heading: 'Gorffennwch yn eich porwr',
      text: 'Mae tudalen y gwasanaeth mewngofnodi cenedlaethol wedi agor. Dewch yn ôl yma pan fydd yn dweud eich bod wedi gorffen.',
      hint: 'Os nad oes tudalen wedi agor, dewiswch “Canslo” a rhowch gynnig arall arni.',
    },
    tokens: {
      heading: 'Yn nôl eich rôl o’r gwasanaeth cenedlaethol',
      text: 'Mae hyn fel arfer yn cymryd ychydig eiliadau.',
    },
  },

  another: {
    heading: 'Sut hoffech chi fewngofnodi?',
    text: 'Mae Lanyard yn agor eich porwr ar gyfer hyn.',
    list: 'Ffyrdd o fewngofnodi',
    agent: 'Cerdyn gyda’r Identity Agent',
  },
  authenticators: {
    smartcard: { name: 'Cerdyn clyfar y GIG', hint: 'Eich cerdyn, darllenydd a’ch cod pas' },
    'windows-hello': {
      name: 'Windows Hello',
      hint: 'Wyneb, ôl bys neu PIN eich cyfrifiadur eich hun',
    },
    'security-key': { name: 'Allwedd ddiogelwch', hint: 'Allwedd USB, neu un a ddelir wrth y cyfrifiadur' },
    ipad: { name: 'Ap iPad', hint: 'Ap NHS Care Identity ar eich iPad' },
    passkey: { name: 'Passkey', hint: 'Ôl bys, wyneb neu glo sgrin eich ffôn neu lechen' },
    'nhs-net-connect': { name: 'NHS.net Connect', hint: 'Eich cyfrif NHS.net (NHSmail gynt)' },
    'microsoft-authenticator': {
      name: 'Microsoft Authenticator',
      hint: 'Enw defnyddiwr, cyfrinair a chod chwe digid',
    },
    fido2: { name: 'Windows Hello neu allwedd ddiogelwch', hint: '' },
    unknown: { name: 'Ffordd arall', hint: '' },
  },
  level: {
    '0': 'lefel heb ei nodi',
    '1': 'sicrwydd isel',
    '2': 'sicrwydd uchel',
    '3': 'sicrwydd uchel iawn',
  },

  roles: {
    status: 'Dewiswch eich rôl',
    heading: 'Ym mha rôl ydych chi’n gweithio?',
    search: 'Chwilio {{count}} rôl',
    searchHint: 'Teipiwch ran o’r rôl, y sefydliad neu ei god. Mae’r bysellau saeth yn symud, ac mae Enter yn dewis.',
    list: 'Eich rolau',
    lastUsed: 'Y tro diwethaf',
    current: 'Eich rôl nawr',
    continueAs: 'Parhau fel {{role}}',
    noName: 'Rôl heb enw',
    noOrganisation: 'Dim sefydliad wedi’i nodi',
    apart: { code: 'Cod y rôl {{value}}', profile: 'Proffil rôl {{value}}' },
    ...plural('found', { other: 'Canfuwyd {{count}} rôl' }),
    nothing: 'Nid oes “{{query}}” mewn unrhyw rôl. Rhowch gynnig ar lai o lythrennau.',
    noneStatus: 'Dim rôl',
    noneHeading: 'Nid oes gennych rôl i weithio ynddi',
    noneText:
      'Mae’r gwasanaeth cenedlaethol yn eich adnabod fel {{name}}, ond nid oes unrhyw sefydliad wedi rhoi rôl i chi.',
    noneRemedy: 'Gofynnwch i’ch Awdurdod Cofrestru am rôl. Tan hynny, allgofnodwch.',
  },

  signedIn: {
    status: 'Wedi mewngofnodi',
    since: 'ers {{time}}',
    organisation: '{{name}} · {{code}}',
    noName: 'Defnyddiwr {{id}}',
    details: 'Manylion',
    with: 'Gyda',
    withLevel: '{{way}}, {{level}}',
    smartcardThroughAgent: 'Cerdyn clyfar y GIG',
    identityLevel: 'Gwiriad hunaniaeth',
    identityLevelValue: 'lefel {{level}}',
    endsBy: 'Daw i ben erbyn',
    endsIn: '{{time}}, ymhen {{left}}',
    minutes: '{{minutes}} mun',
    roleCode: 'Cod y rôl',
    userId: 'ID defnyddiwr',
    cardReader: 'Darllenydd cardiau',
    takeCardOut: 'Mae tynnu eich cerdyn allan yn dod â’r sesiwn i ben.',
    takeAnyCardOut: 'Mae tynnu unrhyw un o’r cardiau allan yn dod â’r sesiwn i ben.',
    cardNotBound: 'Nid yw tynnu cerdyn allan yn dod â’r sesiwn hon i ben: allgofnodwch pan fyddwch yn gadael.',
    problem: 'Rydych wedi mewngofnodi fel o’r blaen',
  },
  signOut: {
    question: 'Allgofnodi ym mhobman?',
    warning: 'Mae allgofnodi’n dod â’ch sesiwn cerdyn clyfar i ben ym mhob rhaglen ar y cyfrifiadur hwn.',
  },
  changeRole: {
    question: 'Newid eich rôl?',
    agentWarning:
      'Bydd yr Identity Agent yn gofyn i chi am y rôl newydd. Daw’r sesiwn sydd gennych nawr i ben, ac efallai y bydd rhaglenni eraill ar y cyfrifiadur hwn yn eich allgofnodi hefyd.',
    browserWarning:
      'Bydd eich porwr yn agor a byddwch yn mewngofnodi eto. Hyd nes y bydd hynny wedi’i wneud, rydych yn cadw’r rôl sydd gennych.',
    change: 'Newid rôl',
    keep: 'Cadw’r rôl hon',
    underWay: 'Mewngofnodwch yno i ddewis rôl arall. Tan hynny, rydych yn cadw’r un sydd gennych.',
  },
  stepUp: {
    button: 'Mewngofnodi gyda sicrwydd uchel iawn',
    underWay: 'Mewngofnodwch yno mewn ffordd gryfach. Tan hynny, mae popeth yn aros fel y mae.',
  },

  warning: {
    status: {
      idle: 'Ydych chi yno o hyd?',
      'time-limit': 'Sesiwn ar fin dod i ben',
      'token-expired': 'Sesiwn ar fin dod i ben',
    },
    ...plural('heading', { other: 'Byddwch yn cael eich allgofnodi ymhen {{count}} eiliad' }),
    text: {
      idle: 'Nid oes dim wedi’i gyffwrdd ers tro.',
      'time-limit':
        'Mae’r sesiwn wedi para’r amser hiraf a ganiateir. Gorffennwch yr hyn rydych yn ei wneud, a mewngofnodwch eto wedyn.',
      'token-expired':
        'Mae eich mewngofnodi’n dod i ben. Gorffennwch yr hyn rydych yn ei wneud, a mewngofnodwch eto wedyn.',
    },
  },
  covered: {
    status: 'Un eiliad',
    heading: 'Mae eich cerdyn wedi colli cysylltiad',
    text: 'Rhowch ef yn ôl ar y darllenydd. Os na ddaw yn ôl ar unwaith, byddwch yn cael eich allgofnodi.',
  },

  ended: {
    status: 'Daeth y sesiwn i ben',
    heading: {
      'card-removed': 'Tynnwyd eich cerdyn allan am {{time}}',
      'reader-removed': 'Datgysylltwyd y darllenydd cardiau am {{time}}',
      'card-service-stopped': 'Stopiodd y gwasanaeth cardiau clyfar, felly fe’ch allgofnodwyd gan Lanyard am {{time}}',
      'signed-out': 'Gwnaethoch chi allgofnodi am {{time}}',
      idle: 'Ni chyffyrddwyd â dim, felly fe’ch allgofnodwyd gan Lanyard am {{time}}',
      'time-limit':
        'Roedd y sesiwn wedi para’r amser hiraf a ganiateir, felly fe’ch allgofnodwyd gan Lanyard am {{time}}',
      'token-expired': 'Daeth eich mewngofnodi i ben, felly fe’ch allgofnodwyd gan Lanyard am {{time}}',
      locked: 'Clowyd y sgrin, felly fe’ch allgofnodwyd gan Lanyard am {{time}}',
      asleep: 'Aeth y cyfrifiadur i gysgu, felly fe’ch allgofnodwyd gan Lanyard am {{time}}',
      disconnected: 'Datgysylltwyd y sesiwn o bell, felly fe’ch allgofnodwyd gan Lanyard am {{time}}',
      'agent-signed-out': 'Fe’ch allgofnodwyd gan yr Identity Agent am {{time}}',
      'agent-stopped': 'Peidiodd yr Identity Agent ag ateb, felly fe’ch allgofnodwyd gan Lanyard am {{time}}',
      'ticket-changed': 'Mewngofnododd rhywun o’r newydd yn yr Identity Agent am {{time}}',
      'broker-signed-out': 'Fe’ch allgofnodwyd gan y gwasanaeth cenedlaethol am {{time}}',
      'another-card': 'Roedd cerdyn rhywun arall yn y darllenydd, felly fe’ch allgofnodwyd gan Lanyard am {{time}}',
      'role-change': 'Gofynnoch chi am rôl arall am {{time}}',
      'policy-changed': 'Newidiodd eich sefydliad y gosodiadau, felly fe’ch allgofnodwyd gan Lanyard am {{time}}',
      quit: 'Caewyd Lanyard am {{time}}',
    },
    nothingLeft: 'Mae popeth wedi’i allgofnodi ac nid oes dim o’ch sesiwn ar ôl ar y cyfrifiadur hwn.',
    agentEnding: 'Mae popeth yn cael ei allgofnodi ac nid oes dim o’ch sesiwn ar ôl yn Lanyard.',
    agentKept:
      'Mae Lanyard wedi eich allgofnodi ac nid yw wedi cadw dim o’ch sesiwn. Efallai eich bod wedi mewngofnodi o hyd i raglenni eraill gyda’r Identity Agent.',
    browserKept:
      'Mae Lanyard wedi eich allgofnodi ac nid yw wedi cadw dim o’ch sesiwn. Efallai fod tudalennau yn eich porwr wedi’u mewngofnodi o hyd: caewch y porwr.',
    nextCard: 'I fewngofnodi eto, rhowch gerdyn clyfar yn y darllenydd.',
    nextSignIn: 'I fewngofnodi eto, dewiswch “Mewngofnodi”.',
    nextReader: 'I fewngofnodi eto, cysylltwch y darllenydd a rhowch eich cerdyn clyfar ynddo.',
    nextService:
      'Bydd Lanyard yn mynd ymlaen cyn gynted ag y bydd y gwasanaeth yn ôl. Os na ddaw yn ôl, ailgychwynnwch y cyfrifiadur.',
  },

  problem: {
    status: 'Methu mewngofnodi',
    at: 'am {{time}}',
    cancelled: 'Heb fewngofnodi',
    notSetUp: 'Nid yw Lanyard wedi’i osod yn gywir',
    code: 'Cod',
    whoCanHelp: 'Pwy all helpu',
    supportText: '{{product}} ({{ribbon}}) {{code}} am {{time}}',
    copied: 'Wedi’i gopïo',
  },
  helpers: {
    user: 'chi',
    ra: 'eich Awdurdod Cofrestru',
    it: 'eich cymorth TG',
    service: 'y ddesg wasanaeth genedlaethol',
    lanyard: 'gwneuthurwyr Lanyard',
    then: '{{first}}, yna {{next}}',
  },

  unavailable: {
    heading: 'Ni allai Lanyard ddangos y ffenestr hon',
    text: 'Caewch Lanyard a’i gychwyn eto. Os yw’n digwydd eto, ffoniwch eich cymorth TG gyda’r cod LAN-9001.',
  },

  buttons: {
    signIn: 'Mewngofnodi',
    another: 'Ffordd arall o fewngofnodi',
    anotherBeside: 'Ffordd arall',
    cancel: 'Canslo',
    back: 'Yn ôl',
    signOut: 'Allgofnodi',
    signOutEverywhere: 'Allgofnodi ym mhobman',
    staySignedIn: 'Aros wedi’ch mewngofnodi',
    signOutNow: 'Allgofnodi nawr',
    tryAgain: 'Ceisio eto',
    copyForSupport: 'Copïo ar gyfer cymorth',
    changeRole: 'Newid rôl',
  },

  footer: {
    starting: 'Yn chwilio am ddarllenwyr cardiau',
    unknown: 'Darllenwyr cardiau: methu dweud',
    'no-reader': 'Dim darllenydd cardiau',
    emptyOne: '{{name}}: dim cerdyn',
    ...plural('emptySeveral', {
      other: '{{count}} darllenydd: dim cerdyn',
      two: '{{count}} ddarllenydd: dim cerdyn',
    }),
    cardInOne: '{{name}}: cerdyn ynddo',
    ...plural('cardInSeveral', {
      other: 'Cardiau mewn {{count}} darllenydd',
      one: 'Cerdyn mewn {{count}} darllenydd',
      two: 'Cardiau mewn {{count}} ddarllenydd',
    }),
    simulatedCards: 'Daw’r cardiau o’r efelychydd',
  },
};
