import { remedies } from './remedies.ts';
import type { WelshEntry } from './welsh-entry.ts';

/** LAN-2xxx. */
export const agentInWelsh = {
  'LAN-2001': {
    what: 'Ni chanfuwyd llyfrgell docynnau’r Identity Agent.',
    whatToDo: 'Gofynnwch i’ch cymorth TG osod yr Identity Agent neu gywiro ei lwybr yn y gosodiadau.',
  },
  'LAN-2002': {
    what: 'Nid yw llwybr y llyfrgell docynnau yn y gosodiadau yn llwybr llawn.',
    whatToDo: 'Gofynnwch i’ch cymorth TG gywiro’r gosodiad identityAgent.library.',
  },
  'LAN-2003': { what: 'Ni ellir llwytho llyfrgell docynnau’r Identity Agent.', whatToDo: remedies.repairAgent },
  'LAN-2004': {
    what: 'Nid yw’r llyfrgell docynnau wedi’i gwneud ar gyfer y fersiwn hon o Lanyard (mae 32-did a 64-did yn wahanol).',
    whatToDo: 'Gofynnwch i’ch cymorth TG gywiro llwybr y llyfrgell docynnau neu osod yr Identity Agent sy’n cyfateb.',
  },
  'LAN-2005': {
    what: 'Nid oes gan y llyfrgell docynnau swyddogaeth y mae Lanyard ei hangen.',
    whatToDo: remedies.updateAgent,
  },
  'LAN-2006': {
    what: 'Ni chychwynnodd yr Identity Agent ei wasanaeth mewngofnodi ar gyfer Lanyard.',
    whatToDo:
      'Ailgychwynnwch yr Identity Agent, yna rhowch gynnig arall arni. Os nad yw hynny’n helpu, ffoniwch eich cymorth TG.',
  },
  'LAN-2007': {
    what: 'Mae rhan o Lanyard ar goll: gwesteiwr y tocynnau.',
    whatToDo: 'Gofynnwch i’ch cymorth TG drwsio gosodiad Lanyard.',
  },
  'LAN-2008': {
    what: 'Torrwyd y cysylltiad â’r Identity Agent.',
    whatToDo:
      'Rhowch gynnig arall arni. Os yw’n digwydd eto, ailgychwynnwch yr Identity Agent neu ffoniwch eich cymorth TG.',
  },
  'LAN-2009': {
    what: 'Nid yw’r Identity Agent yn ateb.',
    whatToDo:
      'Chwiliwch am un o ffenestri’r Identity Agent sy’n aros amdanoch. Fel arall, ailgychwynnwch yr Identity Agent a rhowch gynnig arall arni.',
  },
  'LAN-2010': { what: 'Rhoddodd yr Identity Agent docyn nad yw’n ddilys.', whatToDo: remedies.cardOutAndIn },
  'LAN-2011': { what: 'Rhoddodd yr Identity Agent docyn sy’n rhy hir.', whatToDo: remedies.cardOutAndIn },
  'LAN-2012': {
    what: 'Rhoddodd yr Identity Agent docyn â nodau nad ydynt yn perthyn yno.',
    whatToDo: remedies.cardOutAndIn,
  },
  'LAN-2013': {
    what: 'Rhoddwyd y gorau i’r mewngofnodi.',
    whatToDo:
      'Mewngofnodwch eto pan fyddwch yn barod. Efallai fod un o ffenestri cod pas yr Identity Agent ar agor o hyd: caewch hi.',
  },
  'LAN-2014': {
    what: 'Rhoddodd rhan o Lanyard ateb nad yw’n gwneud synnwyr.',
    whatToDo: 'Rhowch gynnig arall arni. Os yw’n digwydd eto, gofynnwch i’ch cymorth TG drwsio gosodiad Lanyard.',
  },
  'LAN-2015': { what: 'Mae llyfrgell docynnau’r Identity Agent yn ddiffygiol.', whatToDo: remedies.repairAgent },
  'LAN-2016': {
    what: 'Ni orffennwyd y mewngofnodi mewn pryd.',
    whatToDo: 'Caewch unrhyw ffenestr sydd ar agor gan yr Identity Agent, yna mewngofnodwch eto.',
  },
  'LAN-2017': {
    what: 'Mae llyfrgell docynnau’r Identity Agent mewn man lle gellid ei chyfnewid.',
    whatToDo: 'Gofynnwch i’ch cymorth TG osod yr Identity Agent mewn ffolder y gall gweinyddwyr yn unig ei newid.',
  },
  'LAN-2018': {
    what: 'Mae’r Identity Agent yn dal i gadw mewngofnodiad y sesiwn flaenorol.',
    whatToDo:
      'Tynnwch y cerdyn allan ac allgofnodwch yn yr Identity Agent, yna mewngofnodwch eto. Os nad yw hynny’n helpu, ailgychwynnwch y cyfrifiadur.',
  },
  'LAN-2101': { what: 'Methodd y feddalwedd cardiau clyfar yn fewnol.', whatToDo: remedies.restartAgent },
  'LAN-2102': {
    what: 'Collodd yr Identity Agent ei gysylltiad â Lanyard (heb ei ymgychwyn).',
    whatToDo: remedies.tryElseIt,
  },
  'LAN-2103': {
    what: 'Gofynnodd Lanyard i’r Identity Agent mewn ffordd nad yw’n ei derbyn.',
    whatToDo: remedies.callIt,
  },
  'LAN-2104': { what: 'Rhoddodd yr Identity Agent docyn hirach nag a gyhoeddodd.', whatToDo: remedies.tryElseIt },
  'LAN-2105': {
    what: 'Ailgychwynnwyd yr Identity Agent ac nid yw’n adnabod Lanyard eto.',
    whatToDo: remedies.tryElseIt,
  },
  'LAN-2106': {
    what: 'Mae’r Identity Agent yn brysur.',
    whatToDo: 'Gorffennwch unrhyw ffenestr cerdyn clyfar sydd ar agor, arhoswch eiliad, yna rhowch gynnig arall arni.',
  },
  'LAN-2107': {
    what: 'Ni ellir cyrraedd yr Identity Agent.',
    whatToDo:
      'Gwnewch yn siŵr bod yr Identity Agent yn rhedeg, neu ailgychwynnwch ef. Os nad yw hynny’n helpu, ffoniwch eich cymorth TG.',
  },
  'LAN-2108': {
    what: 'Mae’r cyfrifiadur yn brin o gof ar gyfer y feddalwedd cardiau clyfar.',
    whatToDo:
      'Caewch raglenni nad oes eu hangen, neu ailgychwynnwch y cyfrifiadur. Os nad yw hynny’n helpu, ffoniwch eich cymorth TG.',
  },
  'LAN-2109': {
    what: 'Nid oes neb wedi mewngofnodi yn yr Identity Agent.',
    whatToDo: 'Rhowch eich cerdyn clyfar i mewn a mewngofnodwch.',
  },
  'LAN-2110': { what: 'Methodd y feddalwedd cardiau clyfar yn fewnol.', whatToDo: remedies.restartAgent },
  'LAN-2111': {
    what: 'Mae’r Identity Agent yn rhy hen ar gyfer yr hyn y gofynnodd Lanyard amdano.',
    whatToDo: remedies.updateAgent,
  },
  'LAN-2201': {
    what: 'Ni dderbynnir y math hwn o gerdyn clyfar.',
    whatToDo: 'Gofynnwch i’ch Awdurdod Cofrestru am gerdyn mwy newydd (cyfres 8 neu ddiweddarach).',
  },
  'LAN-2202': {
    what: 'Nid yw’r Identity Agent yn canfod darllenydd cardiau clyfar.',
    whatToDo:
      'Cysylltwch y darllenydd eto; os yw yn y bysellfwrdd, cysylltwch y bysellfwrdd eto. Os nad yw hynny’n helpu, ffoniwch eich cymorth TG.',
  },
  'LAN-2203': {
    what: 'Ni ellir defnyddio’r cerdyn clyfar.',
    whatToDo:
      'Rhowch ef i mewn eto, y sglodyn yn gyntaf a’r ochr gywir i fyny. Rhowch gynnig ar gyfrifiadur arall, yna gofynnwch i’ch Awdurdod Cofrestru.',
  },
  'LAN-2204': {
    what: 'Mae eich cerdyn clyfar wedi’i gloi ar ôl codau pas anghywir.',
    whatToDo:
      'Datglowch ef gyda’r gwasanaeth hunanwasanaeth datgloi cardiau clyfar, neu gofynnwch i’ch Awdurdod Cofrestru. Peidiwch â rhoi cynnig ar ragor o godau pas.',
  },
  'LAN-2205': {
    what: 'Torrwyd ar draws darllen y cerdyn clyfar.',
    whatToDo: 'Gadewch y cerdyn i mewn, arhoswch ychydig eiliadau cyn teipio’r cod pas, a rhowch gynnig arall arni.',
  },
  'LAN-2206': {
    what: 'Nid oes tystysgrif y gellir ei defnyddio ar y cerdyn clyfar.',
    whatToDo: 'Gofynnwch i’ch Awdurdod Cofrestru adnewyddu’r cerdyn; os yw wedi dod i ben, yn bersonol.',
  },
  'LAN-2207': {
    what: 'Nid oes allwedd ar y cerdyn clyfar.',
    whatToDo: 'Gofynnwch i’ch Awdurdod Cofrestru drwsio’r cerdyn.',
  },
  'LAN-2401': { what: 'Canslwyd y mewngofnodi.', whatToDo: 'Rhowch gynnig arall arni pan fyddwch yn barod.' },
  'LAN-2402': {
    what: 'Ni dderbyniwyd y cod pas neu’r cerdyn clyfar.',
    whatToDo: 'Gwiriwch y cod pas a rhowch gynnig arall arni. Mae tri chod pas anghywir yn cloi’r cerdyn.',
  },
  'LAN-2403': {
    what: 'Nid yw’n bosibl mewngofnodi ar hyn o bryd.',
    whatToDo:
      'Gwnewch yn siŵr eich bod ar rwydwaith y GIG (HSCN neu VPN) a bod yr Identity Agent yn rhedeg, yna rhowch gynnig arall arni.',
  },
  'LAN-2404': {
    what: 'Ni ellir defnyddio eich cyfrif i fewngofnodi.',
    whatToDo: 'Gofynnwch i’ch Awdurdod Cofrestru wirio eich proffil a’ch swyddi.',
  },
  'LAN-2405': {
    what: 'Ni all yr Identity Agent gyrraedd y gwasanaeth cenedlaethol.',
    whatToDo:
      'Gwnewch yn siŵr eich bod ar rwydwaith y GIG (HSCN neu VPN), yna rhowch gynnig arall arni. Os nad yw hynny’n helpu, ffoniwch eich cymorth TG.',
  },
  'LAN-2406': {
    what: 'Rhoddodd y gwasanaeth cenedlaethol ateb annisgwyl i’r Identity Agent.',
    whatToDo: remedies.callIt,
  },
  'LAN-2407': { what: 'Nid yw eich sesiwn yn ddilys mwyach.', whatToDo: remedies.signInAgain },
  'LAN-2408': {
    what: 'Gwrthodwyd y ffordd hon o fewngofnodi.',
    whatToDo:
      'Gofynnwch i’ch cymorth TG ddiweddaru’r Identity Agent, neu i’ch Awdurdod Cofrestru am gerdyn mwy newydd.',
  },
  'LAN-2801': { what: 'Mae gan ddwy ran o’r Identity Agent fersiynau gwahanol.', whatToDo: remedies.reinstallAgent },
  'LAN-2802': { what: 'Nid yw’r Identity Agent wedi’i osod.', whatToDo: 'Gofynnwch i’ch cymorth TG ei osod.' },
  'LAN-2803': {
    what: 'Nid yw’r Identity Agent yn rhedeg.',
    whatToDo: 'Cychwynnwch yr Identity Agent o’r ddewislen Cychwyn, yna rhowch gynnig arall arni.',
  },
  'LAN-2804': { what: 'Mae gosodiad yr Identity Agent wedi’i ddifrodi.', whatToDo: remedies.reinstallAgent },
  'LAN-2805': { what: 'Nid yw’r Identity Agent wedi’i osod ar gyfer cardiau clyfar.', whatToDo: remedies.checkAgent },
  'LAN-2806': {
    what: 'Nid yw’n bosibl mewngofnodi gyda cherdyn clyfar yma.',
    whatToDo: 'Gofynnwch i’ch cymorth TG a ellir defnyddio cardiau clyfar yn y sesiwn hon.',
  },
  'LAN-2807': { what: 'Mae rhywbeth sydd ei angen ar yr Identity Agent ar goll.', whatToDo: remedies.checkAgent },
  'LAN-2901': {
    what: 'Methodd un o swyddogaethau Windows y tu mewn i’r Identity Agent ({hex}).',
    whatToDo: remedies.callIt,
  },
  'LAN-2999': {
    what: 'Rhoddodd yr Identity Agent wybod am broblem nad yw Lanyard yn ei hadnabod ({hex}).',
    whatToDo: remedies.tryElseCode,
  },
} as const satisfies Record<string, WelshEntry>;
