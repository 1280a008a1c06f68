import type { WelshEntry } from './welsh-entry.ts';

/** LAN-1xxx. */
export const cardsInWelsh = {
  'LAN-1001': {
    what: 'Nid yw gwasanaeth cardiau clyfar y cyfrifiadur hwn yn rhedeg.',
    whatToDo:
      'Gwnewch yn siŵr bod y darllenydd cardiau wedi’i gysylltu. Os nad yw hynny’n helpu, ailgychwynnwch y cyfrifiadur neu ffoniwch eich cymorth TG.',
  },
  'LAN-1002': {
    what: 'Nid oes gan y cyfrifiadur hwn gymorth cardiau clyfar sy’n gweithio.',
    whatToDo: 'Gofynnwch i’ch cymorth TG osod neu drwsio’r gwasanaeth cardiau clyfar.',
  },
  'LAN-1003': {
    what: 'Nid oes darllenydd cardiau wedi’i gysylltu.',
    whatToDo: 'Cysylltwch y darllenydd cardiau, neu rhowch gynnig ar soced USB arall.',
  },
  'LAN-1004': {
    what: 'Datgysylltwyd y darllenydd cardiau.',
    whatToDo: 'Cysylltwch y darllenydd cardiau eto a rhowch eich cerdyn clyfar ynddo.',
  },
  'LAN-1005': {
    what: 'Nid yw’r cerdyn clyfar yn ateb.',
    whatToDo: 'Tynnwch y cerdyn allan, sychwch y sglodyn, a’i roi i mewn eto y ffordd gywir.',
  },
  'LAN-1006': {
    what: 'Stopiodd y rhan o Lanyard sy’n gwylio’r darllenydd cardiau, ac mae’n cael ei chychwyn eto.',
    whatToDo: 'Arhoswch eiliad. Os yw’r neges hon yn parhau, ailgychwynnwch Lanyard neu ffoniwch eich cymorth TG.',
  },
  'LAN-1007': {
    what: 'Rhoddodd y gwasanaeth cardiau clyfar ateb annisgwyl.',
    whatToDo:
      'Datgysylltwch y darllenydd cardiau a’i gysylltu eto. Os nad yw hynny’n helpu, ffoniwch eich cymorth TG gyda’r cod hwn.',
  },
  'LAN-1008': {
    what: 'Nid yw’r efelychydd cardiau yn rhedeg.',
    whatToDo: 'Cychwynnwch yr efelychydd, neu tynnwch cards.simulatorSocket o’r gosodiadau.',
  },
  'LAN-1009': {
    what: 'Anfonodd yr efelychydd cardiau rywbeth nad yw Lanyard yn ei ddeall.',
    whatToDo: 'Defnyddiwch yr efelychydd sy’n perthyn i’r fersiwn hon o Lanyard.',
  },
  'LAN-1010': {
    what: 'Tynnwyd y cerdyn clyfar allan cyn i’r mewngofnodi orffen.',
    whatToDo: 'Rhowch y cerdyn yn ôl a’i adael yno.',
  },
  'LAN-1011': {
    what: 'Mae rhaglen arall yn defnyddio’r cerdyn clyfar.',
    whatToDo: 'Arhoswch nes bod y rhaglen arall wedi gorffen, neu caewch hi, a rhowch gynnig arall arni.',
  },
  'LAN-1012': {
    what: 'Tynnwyd y cerdyn clyfar allan, neu ei gyfnewid, cyn iddo gael ei ddarllen.',
    whatToDo: 'Rhowch y cerdyn i mewn, gadewch ef yno, a darllenwch ef eto.',
  },
  'LAN-1013': {
    what: 'Rhoddodd y cerdyn clyfar ateb nad yw’n gwneud synnwyr.',
    whatToDo:
      'Tynnwch y cerdyn allan, sychwch y sglodyn, rhowch ef i mewn a’i ddarllen eto. Os nad yw hynny’n helpu, rhowch gynnig ar ddarllenydd arall.',
  },
  'LAN-1014': {
    what: 'Cymerodd ddarllen y cerdyn clyfar ormod o amser.',
    whatToDo:
      'Tynnwch y cerdyn allan, rhowch ef i mewn a’i ddarllen eto. Os nad yw hynny’n helpu, rhowch gynnig ar ddarllenydd arall.',
  },
  'LAN-1015': { what: 'Stopiwyd darllen y cerdyn clyfar.', whatToDo: 'Darllenwch ef eto pan fydd angen.' },
  'LAN-1016': {
    what: 'Ni ellir darllen y cerdyn clyfar nawr, oherwydd bod rhywun wedi mewngofnodi neu’n mewngofnodi.',
    whatToDo:
      'Allgofnodwch yn gyntaf, yna darllenwch y cerdyn. Os nad oes neb wedi mewngofnodi yma, allgofnodwch yn yr Identity Agent.',
  },
  'LAN-1017': {
    what: 'Nid yw gwasanaeth cerdyn clyfar y cyfrifiadur hwn yn ateb.',
    whatToDo:
      'Tynnwch blwg y darllenydd cardiau a’i roi yn ôl. Os nad yw hynny’n helpu, ailgychwynnwch y cyfrifiadur neu ffoniwch eich cymorth TG.',
  },
} as const satisfies Record<string, WelshEntry>;
