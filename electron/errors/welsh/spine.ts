import { remedies } from './remedies.ts';
import type { WelshEntry } from './welsh-entry.ts';

/** LAN-3xxx. */
export const spineInWelsh = {
  'LAN-3001': {
    what: 'Ni ellir dod o hyd i’r gwasanaeth cenedlaethol o’r cyfrifiadur hwn.',
    whatToDo: remedies.onNhsNetwork,
  },
  'LAN-3002': {
    what: 'Ni ellir cyrraedd y gwasanaeth cenedlaethol o’r cyfrifiadur hwn.',
    whatToDo: remedies.onNhsNetwork,
  },
  'LAN-3003': {
    what: 'Ni dderbyniodd y gwasanaeth cenedlaethol y cysylltiad mewn pryd.',
    whatToDo: remedies.onNhsNetwork,
  },
  'LAN-3004': { what: 'Nid atebodd y gwasanaeth cenedlaethol mewn pryd.', whatToDo: remedies.inAMinute },
  'LAN-3005': { what: 'Torrwyd y cysylltiad â’r gwasanaeth cenedlaethol.', whatToDo: remedies.inAMinute },
  'LAN-3006': { what: 'Ni ellir cyrraedd gweinydd dirprwy eich rhwydwaith.', whatToDo: remedies.inAMinute },
  'LAN-3007': {
    what: 'Mae gweinydd dirprwy eich rhwydwaith yn gofyn am fewngofnodi.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-3008': {
    what: 'Mae gweinydd dirprwy eich rhwydwaith yn gwrthod y ffordd i’r gwasanaeth cenedlaethol.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-3009': { what: 'Mae ateb y gwasanaeth cenedlaethol yn llawer rhy fawr.', whatToDo: remedies.nothingToChange },
  'LAN-3010': {
    what: 'Atebodd y gwasanaeth cenedlaethol mewn ffordd na ellir ei deall.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-3011': { what: 'Stopiwyd y cais i’r gwasanaeth cenedlaethol.', whatToDo: remedies.signInWhenReady },
  'LAN-3012': { what: 'Ni ellir defnyddio gosodiad dirprwy’r cyfrifiadur hwn.', whatToDo: remedies.nothingToChange },
  'LAN-3013': {
    what: 'Nid oes cyfeiriad y gellir ei ddefnyddio ar gyfer y gwasanaeth cenedlaethol wedi’i osod.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-3101': {
    what: 'Ni allai’r gwasanaeth cenedlaethol brofi pwy ydyw: nid yw’r cyfrifiadur hwn yn adnabod ei awdurdod tystysgrifau.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-3102': { what: 'Mae tystysgrif y gwasanaeth cenedlaethol wedi dod i ben.', whatToDo: remedies.date },
  'LAN-3103': { what: 'Nid yw tystysgrif y gwasanaeth cenedlaethol yn ddilys eto.', whatToDo: remedies.date },
  'LAN-3104': {
    what: 'Nid y gwasanaeth cenedlaethol yw’r gweinydd a atebodd: mae ei dystysgrif yn enwi gwesteiwr arall.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-3105': {
    what: 'Mae’r gweinydd a atebodd yn defnyddio fersiwn amgryptio sy’n rhy hen i fod yn ddiogel.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-3106': {
    what: 'Ni chanfuwyd y ffeil o dystysgrifau yr ymddiriedir ynddynt.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-3107': {
    what: 'Ni ellir darllen y ffeil o dystysgrifau yr ymddiriedir ynddynt.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-3108': {
    what: 'Nid oes tystysgrif y gellir ei defnyddio yn y ffeil o dystysgrifau yr ymddiriedir ynddynt.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-3109': {
    what: 'Mae tystysgrif y gwasanaeth cenedlaethol o fath sy’n rhy wan i ymddiried ynddi.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-3110': {
    what: 'Ni ellid gwneud cysylltiad diogel â’r gwasanaeth cenedlaethol.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-3111': { what: 'Nid yw’r gweinydd a atebodd yn siarad y protocol diogel.', whatToDo: remedies.nothingToChange },
  'LAN-3201': {
    what: 'Anfonodd y gwasanaeth cenedlaethol Lanyard i gyfeiriad arall, ac ni chaniateir hynny.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-3202': {
    what: 'Nid yw’r gwasanaeth cenedlaethol yn derbyn eich sesiwn cerdyn clyfar mwyach.',
    whatToDo: remedies.signInElseCard,
  },
  'LAN-3203': {
    what: 'Nid oes gan y gwasanaeth cenedlaethol ddim yn y cyfeiriad sydd wedi’i osod.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-3204': { what: 'Nid yw’r gwasanaeth cenedlaethol ar gael ar hyn o bryd.', whatToDo: remedies.inAFewMinutes },
  'LAN-3205': { what: 'Atebodd y gwasanaeth cenedlaethol mewn ffordd annisgwyl.', whatToDo: remedies.inAMinute },
  'LAN-3206': { what: 'Anfonodd y gwasanaeth cenedlaethol ateb gwag.', whatToDo: remedies.inAMinute },
  'LAN-3207': {
    what: 'Daeth tudalen we yn lle ateb y gwasanaeth cenedlaethol.',
    whatToDo:
      'Os yw eich rhwydwaith yn dangos tudalen fewngofnodi yn y porwr, mewngofnodwch yno yn gyntaf. Fel arall, ffoniwch eich cymorth TG.',
  },
  'LAN-3208': { what: 'Rhoddodd y gwasanaeth cenedlaethol wybod am nam: {fault}.', whatToDo: remedies.inAMinute },
  'LAN-3209': {
    what: 'Nid yw’r gwasanaeth cenedlaethol yn adnabod eich sesiwn cerdyn clyfar, neu mae wedi dod i ben.',
    whatToDo: remedies.signInElseCard,
  },
  'LAN-3301': { what: 'Mae’r wybodaeth am y rôl yn llawer rhy fawr.', whatToDo: remedies.nothingToChange },
  'LAN-3302': {
    what: 'Mae’r wybodaeth am y rôl wedi’i hysgrifennu mewn set nodau na ellir ei deall.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-3303': { what: 'Daeth rhywbeth heblaw gwybodaeth am y rôl.', whatToDo: remedies.nothingToChange },
  'LAN-3304': { what: 'Daeth y wybodaeth am y rôl yn anghyflawn.', whatToDo: remedies.signInElseIt },
  'LAN-3305': { what: 'Mae’r wybodaeth am y rôl wedi’i difrodi.', whatToDo: remedies.signInElseIt },
  'LAN-3306': {
    what: 'Gwrthodwyd y wybodaeth am y rôl oherwydd bod cyfarwyddiadau gwaharddedig ynddi.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-3307': {
    what: 'Gwrthodwyd y wybodaeth am y rôl oherwydd ei bod wedi’i hadeiladu mewn ffordd anniogel.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-3308': {
    what: 'Gwrthodwyd y wybodaeth am y rôl oherwydd bod llawer gormod o gofnodion ynddi.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-3309': {
    what: 'Mae’r wybodaeth am y rôl o fath nad yw Lanyard yn ei adnabod.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-3310': { what: 'Mae rhan o’r wybodaeth am y rôl ar goll.', whatToDo: remedies.signInElseIt },
  'LAN-3311': { what: 'Mae’r wybodaeth am y rôl yn ei gwrth-ddweud ei hun.', whatToDo: remedies.signInElseIt },
  'LAN-3312': {
    what: 'Nid yw un o’r gwerthoedd yn y wybodaeth am y rôl yn destun plaen.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-3401': {
    what: 'Nid yw’r wybodaeth am y rôl yn dweud yn iawn pwy ydych chi.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-3402': {
    what: 'Mae’r wybodaeth am y rôl yn enwi dau berson gwahanol. Fe’i gwrthodwyd.',
    whatToDo: remedies.cardOutAndIn,
  },
  'LAN-3403': {
    what: 'Mae’r wybodaeth am y rôl yn perthyn i fewngofnodi arall. Fe’i gwrthodwyd.',
    whatToDo: remedies.cardOutAndIn,
  },
  'LAN-3404': {
    what: 'Nid yw’r wybodaeth am y rôl yn dweud yn iawn am ba hyd y mae’n ddilys.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-3405': { what: 'Nid yw’r wybodaeth am y rôl yn ddilys eto.', whatToDo: remedies.clock },
  'LAN-3406': { what: 'Nid yw’r wybodaeth am y rôl yn ddilys mwyach.', whatToDo: remedies.clock },
  'LAN-3407': {
    what: 'Nid yw eich cofnod yn y cyfeiriadur cenedlaethol yn weithredol.',
    whatToDo: 'Gofynnwch i’ch Awdurdod Cofrestru (RA).',
  },
  'LAN-3408': {
    what: 'Gwnaethoch fewngofnodi i hyfforddiant, ond mae’r cyfrifiadur hwn wedi’i osod ar gyfer gwaith byw yn unig.',
    whatToDo: 'Allgofnodwch o’r Identity Agent a mewngofnodwch eto yn y modd byw.',
  },
  'LAN-3409': {
    what: 'Nid yw’r wybodaeth am y rôl yn dweud yn iawn ai byw neu hyfforddi yw hyn.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-3410': {
    what: 'Ni ddewiswyd rôl.',
    whatToDo: 'Mewngofnodwch eto a dewiswch rôl yn ffenestr yr Identity Agent.',
  },
  'LAN-3411': {
    what: 'Nid yw’r rôl a ddewiswyd ymhlith eich rolau.',
    whatToDo: 'Mewngofnodwch eto a dewiswch rôl. Os yw’n digwydd eto, gofynnwch i’ch Awdurdod Cofrestru (RA).',
  },
  'LAN-3412': {
    what: 'Mae’r rôl a ddewiswyd wedi’i rhestru fwy nag unwaith, felly ni all Lanyard ddweud pa un a olygir.',
    whatToDo: remedies.checkRoles,
  },
  'LAN-3413': { what: 'Nid yw’r rôl a ddewiswyd wedi’i disgrifio’n llawn.', whatToDo: remedies.checkRoles },
  'LAN-3414': {
    what: 'Ni ellir gwahaniaethu rhwng eich rolau yn y wybodaeth am y rôl.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-3415': { what: 'Ni ellir defnyddio tocyn yr Identity Agent.', whatToDo: remedies.cardOutAndIn },
  'LAN-3416': {
    what: 'Nid oes gennych rôl yn y cyfeiriadur cenedlaethol.',
    whatToDo: 'Gofynnwch i’ch Awdurdod Cofrestru (RA) roi swydd i chi.',
  },
  'LAN-3417': {
    what: 'Mae’r wybodaeth am y rôl yn dweud bod mwy nag un rôl wedi’i dewis.',
    whatToDo: remedies.signInElseIt,
  },
} as const satisfies Record<string, WelshEntry>;
