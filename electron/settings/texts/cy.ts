import type { SettingTexts } from './words.ts';

export const welsh: SettingTexts = {
  groups: {
    environment: 'Amgylchedd',
    signIn: 'Mewngofnodi',
    identityAgent: 'Identity Agent',
    spine: 'Datganiad rôl (Spine)',
    cis2: 'Mewngofnodi yn y porwr (CIS2)',
    session: 'Sesiwn',
    cards: 'Cardiau clyfar a darllenwyr',
    window: 'Ffenestr',
    desktop: 'Bwrdd gwaith',
    launch: 'Rhaglenni',
    log: 'Ffeiliau log',
    audit: 'Cofnod mewngofnodi',
    updates: 'Diweddariadau',
    workstation: 'Adnabod y weithfan',
  },
  settings: {
    environment: {
      title: 'Amgylchedd cenedlaethol',
      purpose:
        'Yr amgylchedd cenedlaethol y mae’r weithfan hon yn gweithio ynddo; dangosir hwn ar bob sgrin ac mae’n pennu’r cyfeiriadau diofyn.',
    },
    'signIn.routes': {
      title: 'Ffyrdd o fewngofnodi',
      purpose: 'Y ffyrdd o fewngofnodi, yn y drefn y’u cynigir: yr Identity Agent, y porwr.',
    },
    'identityAgent.library': {
      title: 'Llyfrgell docynnau',
      purpose: 'Llwybr llawn y llyfrgell docynnau. Hebddo chwilir ffolderi’r Identity Agent a Windows.',
    },
    'identityAgent.endTicketOn': {
      title: 'Pryd y dinistrir y tocyn',
      purpose:
        'Pryd y dinistrir tocyn yr Identity Agent. Mae hynny’n allgofnodi’r person o bob rhaglen; mae `never` ar gyfer safleoedd sy’n rhedeg yr asiant mewn modd parhaus.',
    },
    'identityAgent.silentTimeout': {
      title: 'Terfyn amser galwadau tawel',
      purpose: 'Faint o amser y caiff galwad i’r asiant nad yw byth yn gofyn cwestiwn ei gymryd.',
    },
    'identityAgent.passcodeTimeout': {
      title: 'Terfyn amser y cod pas',
      purpose: 'Faint o amser y caiff y person ei gymryd yn ffenestri’r asiant ei hun.',
    },
    'identityAgent.withoutCard': {
      title: 'Mewngofnodi heb gerdyn mewn darllenydd',
      purpose: 'Derbyn tocyn er nad oes cerdyn mewn darllenydd lleol (cardiau clyfar rhithwir).',
    },
    'identityAgent.endsOn': {
      title: 'Diwedd yr Identity Agent',
      purpose: 'Y diwrnod olaf y mae mewngofnodi drwy’r Identity Agent (CIS1) yn gweithio, yn ôl y cyhoeddiad.',
    },
    'identityAgent.warnBeforeEnd': {
      title: 'Rhybudd am ddiwedd yr Identity Agent',
      purpose:
        'Faint o ddiwrnodau cyn iddo ddod i ben y mae’r hunan-brawf yn rhybuddio ar gyfrifiadur heb ffordd arall o fewngofnodi.',
    },
    'spine.roleAssertionUrl': {
      title: 'Cyfeiriad datganiadau rôl',
      purpose: 'Cyfeiriad y gwasanaeth datganiadau rôl; hebddo, cyfeiriad yr amgylchedd.',
    },
    'spine.caFile': {
      title: 'Awdurdodau tystysgrifau gwesteiwr y datganiadau rôl',
      purpose:
        'Ffeil PEM gyda’r awdurdodau tystysgrifau yr ymddiriedir ynddynt ar gyfer gwesteiwr y datganiadau rôl, ac ar gyfer dim arall. Mae llwybr perthynol yn dechrau wrth y ffeil gosodiadau.',
    },
    'spine.connectTimeout': {
      title: 'Terfyn amser cysylltu',
      purpose: 'Faint o amser y caiff gwneud un cysylltiad ei gymryd.',
    },
    'spine.totalTimeout': {
      title: 'Terfyn amser y cais',
      purpose: 'Faint o amser y caiff y cais cyfan ei gymryd, gan gynnwys ailgynigion.',
    },
    'spine.clockTolerance': {
      title: 'Goddefiant cloc',
      purpose: 'Pa mor bell y caiff dilysrwydd y datganiad fod oddi wrth gloc y gweinydd.',
    },
    'spine.liveOnly': {
      title: 'Mewngofnodi byw yn unig',
      purpose: 'Gwrthod mewngofnodi yn y modd hyfforddi.',
    },
    'cis2.issuer': {
      title: 'Cyfeiriad CIS2',
      purpose:
        'Cyfeiriad cyhoeddwr neu ddarganfod CIS2, lythyren am lythyren fel y’i rhoddwyd; hebddo, cyfeiriad yr amgylchedd.',
    },
    'cis2.clientId': {
      title: 'Rhif adnabod cleient CIS2',
      purpose: 'Y rhif adnabod cleient a roddodd CIS2 i’r sefydliad. Hebddo nid oes mewngofnodi yn y porwr.',
    },
    'cis2.acrValues': {
      title: 'Dilyswyr y gofynnir amdanynt',
      purpose:
        'Pa ddilyswyr y gofynnir i CIS2 amdanynt: `AAL3_ANY`, neu `AAL2_OR_AAL3_ANY` lle mae’r sefydliad yn caniatáu lefel 2.',
    },
    'cis2.requiredLevel': {
      title: 'Y lefel sy’n ofynnol',
      purpose:
        'Y lefel sicrwydd y mae’n rhaid i fewngofnodi ei chyrraedd; hebddi, yr un y mae `cis2.acrValues` yn sefyll amdani. Mae ar yr amgylchedd byw angen 2 neu 3; mae 0 ar gyfer darparwyr prawf heb lefelau.',
    },
    'cis2.scopes': {
      title: 'Cwmpasau',
      purpose: 'Yr hyn y gofynnir i CIS2 ei ddweud am y person a’i rolau.',
    },
    'cis2.changeRoleScope': {
      title: 'Cwmpas ar gyfer newid rôl',
      purpose:
        'Y cwmpas sy’n gofyn i CIS2 am rôl arall; hebddo `changedrole`, lle mae CIS2 yn dweud ei fod yn ei gefnogi.',
    },
    'cis2.redirectHost': {
      title: 'Gwesteiwr y cyfeiriad dychwelyd',
      purpose: 'Gwesteiwr y cyfeiriad y mae’r porwr yn dychwelyd iddo, yn union fel y’i cofrestrwyd gyda CIS2.',
    },
    'cis2.redirectPorts': {
      title: 'Pyrth y cyfeiriad dychwelyd',
      purpose:
        'Y pyrth cofrestredig y caiff y porwr ddychwelyd iddynt ar y cyfrifiadur hwn, gan roi cynnig arnynt yn y drefn hon. Mae 0 yn golygu unrhyw borth rhydd, ar gyfer darparwyr sy’n caniatáu hynny.',
    },
    'cis2.redirectPath': {
      title: 'Llwybr y cyfeiriad dychwelyd',
      purpose: 'Llwybr y cyfeiriad y mae’r porwr yn dychwelyd iddo, yn union fel y’i cofrestrwyd gyda CIS2.',
    },
    'cis2.browserTimeout': {
      title: 'Terfyn amser yn y porwr',
      purpose: 'Faint o amser y caiff y person ei gymryd yn y porwr.',
    },
    'cis2.requestTimeout': {
      title: 'Terfyn amser cais',
      purpose: 'Faint o amser y caiff un cais i CIS2 neu’r brocer ei gymryd.',
    },
    'cis2.maxAge': {
      title: 'Y mewngofnodi hynaf a dderbynnir',
      purpose: 'Faint o amser yn ôl ar y mwyaf y caiff y person fod wedi mewngofnodi yn CIS2.',
    },
    'cis2.minimumIdentityLevel': {
      title: 'Y lefel hunaniaeth sy’n ofynnol',
      purpose: 'Pa mor dda y mae’n rhaid bod hunaniaeth y person wedi’i phrofi; nid yw 0 yn gofyn.',
    },
    'cis2.clockTolerance': {
      title: 'Goddefiant cloc',
      purpose: 'Pa mor bell y caiff yr amserau mewn tocyn fod oddi wrth gloc y cyfrifiadur hwn.',
    },
    'cis2.algorithms': {
      title: 'Algorithmau llofnodi',
      purpose: 'Yr algorithmau y caniateir llofnodi tocynnau â hwy.',
    },
    'cis2.requireNonce': {
      title: 'Mynnu’r nonce',
      purpose:
        'Gwrthod tocyn nad yw’n ailadrodd nonce ei gais. Mae ei ddiffodd ar gyfer darparwyr prawf; yn yr amgylchedd byw mae’r hunanbrawf yn dweud hynny.',
    },
    'cis2.requireSid': {
      title: 'Mynnu rhif y sesiwn',
      purpose:
        'Gwrthod tocyn heb rif sesiwn; mae ar hysbysiadau allgofnodi angen un. Mae ar yr amgylchedd byw angen `true`.',
    },
    'cis2.client': {
      title: 'Pwy sy’n cyfnewid y cod',
      purpose:
        'Pwy sy’n troi’r cod mewngofnodi’n docynnau: brocer y sefydliad, neu Lanyard ei hun, sydd ar gyfer labordai ac a wrthodir ar gyfer yr amgylchedd byw.',
    },
    'cis2.authentication': {
      title: 'Prawf cleient uniongyrchol',
      purpose:
        'Sut y mae Lanyard yn profi pwy ydyw lle mae `cis2.client` yn `direct`. Cedwir y gyfrinach neu’r allwedd ei hun yn y cylch allweddi.',
    },
    'cis2.brokerUrl': {
      title: 'Cyfeiriad y brocer',
      purpose: 'Cyfeiriad brocer y sefydliad, cyn `/v1/`.',
    },
    'cis2.caFile': {
      title: 'Awdurdodau tystysgrifau CIS2 a’r brocer',
      purpose:
        'Ffeil PEM gyda’r awdurdodau tystysgrifau yr ymddiriedir ynddynt ar gyfer CIS2 a’r brocer, ac ar gyfer dim arall. Mae llwybr perthynol yn dechrau wrth y ffeil gosodiadau.',
    },
    'cis2.endSession': {
      title: 'Dod â’r sesiwn CIS2 i ben wrth allgofnodi',
      purpose: 'A yw allgofnodi hefyd yn dod â sesiwn y person yn CIS2 i ben, ar gyfer pob rhaglen yn y porwr.',
    },
    'cis2.bindToCard': {
      title: 'Clymu sesiynau porwr wrth y cerdyn',
      purpose:
        'Pa sesiynau porwr sy’n dod i ben pan fydd y cerdyn yn gadael y darllenydd: y rhai a fewngofnodwyd â cherdyn clyfar, pob un, neu ddim un.',
    },
    'cis2.logoutNotices': {
      title: 'Hysbysiadau allgofnodi',
      purpose: 'A ofynnir i’r brocer am allgofnodi sy’n digwydd yn CIS2.',
    },
    'session.idleLimit': {
      title: 'Terfyn segur',
      purpose: 'Heb fysellfwrdd na llygoden am gyhyd, daw’r sesiwn i ben.',
    },
    'session.idleWarning': {
      title: 'Rhybudd segur',
      purpose:
        'Gyhyd cyn hynny, rhybuddir y person a chaiff aros. Gyhyd cyn diwedd na all neb ei ohirio, rhybuddir y person hefyd.',
    },
    'session.timeLimit': {
      title: 'Y sesiwn hiraf',
      purpose: 'Gyhyd ar ôl mewngofnodi, daw’r sesiwn i ben beth bynnag sy’n digwydd.',
    },
    'session.endOnLock': {
      title: 'Dod i ben pan gloir y sgrin',
      purpose: 'A yw cloi’r sgrin yn dod â’r sesiwn i ben.',
    },
    'session.endOnDisconnect': {
      title: 'Dod i ben pan ddatgysylltir bwrdd gwaith pell',
      purpose: 'A yw datgysylltu bwrdd gwaith pell, neu ei drosglwyddo, yn dod â’r sesiwn i ben.',
    },
    'session.endOnTokenExpiry': {
      title: 'Dod i ben pan ddaw’r mewngofnodi gyda CIS2 i ben',
      purpose:
        'A yw sesiwn a fewngofnodwyd yn y porwr yn dod i ben pan ddaw’r prawf a roddodd CIS2 ar ei chyfer i ben.',
    },
    'session.confirmQuit': {
      title: 'Gofyn cyn gadael',
      purpose: 'A yw gadael y rhaglen yn gofyn yn gyntaf tra bo rhywun wedi mewngofnodi.',
    },
    'session.ticketWatch': {
      title: 'Gwylio’r tocyn',
      purpose: 'Pa mor aml y gofynnir i’r Identity Agent a yw ei docyn yr un fath o hyd.',
    },
    'session.contactlessGrace': {
      title: 'Gras ar gyfer cardiau digyswllt',
      purpose:
        'Am faint y caiff cerdyn digyswllt golli cysylltiad cyn bod hynny’n cyfrif fel ei dynnu; gorchuddir y sgrin yn y cyfamser.',
    },
    'session.contactGrace': {
      title: 'Gras ar gyfer cardiau â chysylltiadau',
      purpose: 'Yr un peth ar gyfer cerdyn â chysylltiadau.',
    },
    'cards.holderField': {
      title: 'Lle mae cerdyn yn enwi ei ddeiliad',
      purpose: 'Y maes yn nhystysgrif y cerdyn lle chwilir am ID y defnyddiwr.',
    },
    'cards.readCertificates': {
      title: 'Darllen tystysgrifau cardiau',
      purpose:
        'Darllen tystysgrif cerdyn mewn eiliadau segur, fel bod y sesiwn, gyda sawl cerdyn, yn perthyn i gerdyn y person ei hun.',
    },
    'cards.simulatorSocket': {
      title: 'Efelychydd cardiau',
      purpose: 'Ar gyfer datblygu’n unig: cymryd darllenwyr a chardiau o’r efelychydd wrth y soced neu’r bibell hon.',
    },
    'window.language': {
      title: 'Iaith',
      purpose: 'Iaith y ffenestr: iaith y system, Saesneg, neu Gymraeg.',
    },
    'window.theme': {
      title: 'Golau neu dywyll',
      purpose: 'A yw’r ffenestr yn olau neu’n dywyll, neu fel y system.',
    },
    'window.alwaysOnTop': {
      title: 'Ar ben popeth bob amser',
      purpose: 'A yw’r ffenestr yn aros uwchben pob ffenestr arall.',
    },
    'window.hideOnClose': {
      title: 'Mae cau’n cuddio’r ffenestr',
      purpose: 'A yw cau’r ffenestr yn ei chuddio a Lanyard yn parhau; fel arall mae’n gadael.',
    },
    'desktop.autostart': {
      title: 'Cychwyn gyda’r cyfrifiadur',
      purpose: 'A yw Lanyard yn cychwyn pan fydd y person yn mewngofnodi i’r cyfrifiadur.',
    },
    'desktop.shortcut': {
      title: 'Llwybr byr bysellfwrdd',
      purpose: 'Y bysellau sy’n dangos y ffenestr o unrhyw le, megis `Control+Alt+L`.',
    },
    'desktop.notifications': {
      title: 'Hysbysiadau',
      purpose: 'A yw Lanyard yn dangos hysbysiadau’r system.',
    },
    'desktop.tray': {
      title: 'Eicon yn yr ardal hysbysu',
      purpose: 'A yw Lanyard yn dangos ei gyflwr fel eicon yn yr ardal hysbysu.',
    },
    launch: {
      title: 'Rhestr gychwyn',
      purpose:
        'Rhaglenni gwe y gall pobl eu hagor o Lanyard, pob un yn wrthrych gyda `name`, `url` (https), `icon`, `needsSignIn`, `needsLevel` a `needsRole`.',
    },
    'log.level': {
      title: 'Lefel y log',
      purpose: 'Faint a ysgrifennir i’r ffeiliau log.',
    },
    'log.days': {
      title: 'Oedran ffeiliau log',
      purpose: 'Tynnir ffeiliau log hŷn.',
    },
    'log.sizeLimit': {
      title: 'Maint y ffeiliau log',
      purpose: 'Faint o le y caiff holl ffeiliau log un person ei gymryd gyda’i gilydd; yr hynaf sy’n mynd gyntaf.',
    },
    'audit.days': {
      title: 'Oedran y cofnod',
      purpose: 'Tynnir ffeiliau hŷn y cofnod mewngofnodi.',
    },
    'audit.eventLog': {
      title: 'Log Digwyddiadau Windows',
      purpose: 'A ysgrifennir mewngofnodi a therfynu hefyd i Log Digwyddiadau Windows.',
    },
    'workstation.agentNames': {
      title: 'Enwau’r Identity Agent',
      purpose:
        'Rhannau o’r enwau y mae Windows yn eu defnyddio i restru’r Identity Agent, neu asiant arall yn ei le, ymhlith y rhaglenni a osodwyd.',
    },
    'workstation.credentialManagementNames': {
      title: 'Enwau Credential Management',
      purpose:
        'Rhannau o’r enwau y mae Windows yn eu defnyddio i restru Credential Management. O fersiwn 3 ymlaen mae’n cynnwys Smartcard Connect.',
    },
    'workstation.smartcardConnectNames': {
      title: 'Enwau Smartcard Connect',
      purpose: 'Rhannau o’r enwau y mae Windows yn eu defnyddio i restru Smartcard Connect.',
    },
    'workstation.ports': {
      title: 'Pyrth Credential Management',
      purpose:
        'Y pyrth y mae Credential Management yn gwrando arnynt ar y cyfrifiadur hwn. Awgrym yn unig yw bod rhywbeth yn gwrando yno.',
    },
    'updates.location': {
      title: 'Lle cyhoeddir y fersiwn gyfredol',
      purpose:
        'Cyfeiriad https neu lwybr ffeil JSON fach sy’n dweud pa fersiwn sy’n gyfredol. Dim ond dweud y mae Lanyard; nid yw byth yn ei ddiweddaru ei hun.',
    },
  },
  choices: {
    live: 'Byw',
    integration: 'Integreiddio',
    development: 'Datblygu',
    deployment: 'Cyflwyno',
    training: 'Hyfforddi',
    'removal-and-sign-out': 'Pan dynnir y cerdyn ac wrth allgofnodi',
    'sign-out': 'Wrth allgofnodi’n unig',
    never: 'Byth',
    always: 'Bob amser',
    smartcard: 'Y rhai a fewngofnodwyd â cherdyn clyfar',
    broker: 'Brocer y sefydliad',
    direct: 'Lanyard ei hun (labordai’n unig)',
    none: 'Dim',
    system: 'Fel y system',
    en: 'Saesneg',
    cy: 'Cymraeg',
    light: 'Golau',
    dark: 'Tywyll',
    error: 'Gwallau',
    warn: 'Rhybuddion a gwallau',
    info: 'Yr hyn sy’n digwydd',
    debug: 'Popeth',
  },
  overrides: {
    title: 'Gosodiadau ar gyfer cyfrifiaduron penodol',
    purpose:
      'Gosodiadau ar gyfer y cyfrifiaduron neu’r cleientiaid tenau y mae eu henw’n cyd-fynd â phatrwm. Mae pob un yn wrthrych gyda `clientName` neu `computerName` (patrwm gyda * ac ?) a `settings`; y rhai diweddarach sy’n ennill.',
  },
  templates: {
    name: 'Lanyard',
    description: 'Lanyard, cleient mewngofnodi gweithfannau cardiau clyfar y GIG.',
    supported: 'Lanyard 0.1 neu ddiweddarach',
    about: (setting) => `Enw’r gosodiad: ${setting}`,
    preset: (value) => `Heb y polisi hwn: ${value}`,
    number: (low, high, unit) => `O ${String(low)} i ${String(high)}${units[unit]}.`,
    lines: 'Un ar bob llinell, yn eu trefn.',
    numberLines: 'Un rhif ar bob llinell, yn eu trefn.',
    recordLines: 'Un gwrthrych JSON ar bob llinell, yn eu trefn.',
  },
};

const units = { milliseconds: ' milieiliad', days: ' diwrnod', bytes: ' beit', none: '' } as const;
