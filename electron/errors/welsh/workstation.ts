import { remedies } from './remedies.ts';
import type { WelshEntry } from './welsh-entry.ts';

/** LAN-5xxx to LAN-9xxx: settings, keychain, journal, self-test, general. */
export const workstationInWelsh = {
  'LAN-5001': {
    what: 'Ni ellir darllen y ffeil gosodiadau {file}.',
    whatToDo: 'Gwnewch yn siŵr bod y ffeil yn bodoli a bod gennych hawl i’w darllen.',
  },
  'LAN-5002': { what: 'Nid yw’r ffeil gosodiadau {file} yn JSON dilys.', whatToDo: 'Cywirwch y ffeil: {problem}.' },
  'LAN-5003': {
    what: 'Nid yw’r gosodiad {key} yn hysbys.',
    whatToDo:
      'Tynnwch ef neu cywirwch ei sillafu. Mae docs/settings.md yn rhestru pob gosodiad; mae dot mewn enw yn sefyll am wrthrych y tu mewn i wrthrych.',
  },
  'LAN-5004': {
    what: 'Mae gan y gosodiad {key} werth anghywir: {problem}.',
    whatToDo: 'Cywirwch y gwerth; mae docs/settings.md yn dweud beth a ganiateir.',
  },
  'LAN-5005': {
    what: 'Ar gyfer fersiynau datblygu yn unig y mae’r opsiwn {option}.',
    whatToDo: 'Cychwynnwch Lanyard hebddo.',
  },
  'LAN-5006': {
    what: 'Ni ellir gosod y gosodiad {key} {where}.',
    whatToDo: 'Tynnwch ef yno; mae docs/settings.md yn dweud pwy gaiff ei osod.',
  },
  'LAN-5007': { what: 'Ar gyfer datblygu yn unig y mae gwerth y gosodiad {key}.', whatToDo: 'Tynnwch ef.' },
  'LAN-5012': { what: 'Nid yw gwerth y gosodiad {key} ar gyfer yr amgylchedd byw.', whatToDo: 'Tynnwch ef.' },
  'LAN-5008': {
    what: 'Ni ellir darllen y gosodiadau yn y gofrestrfa.',
    whatToDo: 'Ailgychwynnwch y cyfrifiadur. Os nad yw hynny’n helpu, rhowch y cod hwn i’ch cymorth TG.',
  },
  'LAN-5009': {
    what: 'Ni ellir cadw eich dewis.',
    whatToDo: 'Gwnewch yn siŵr nad yw’r ddisg yn llawn, a rhowch gynnig arall arni.',
  },
  'LAN-5010': {
    what: 'Eich sefydliad sy’n gosod y gosodiad {key}.',
    whatToDo: 'Gofynnwch i’ch cymorth TG os dylai fod yn wahanol.',
  },
  'LAN-5011': {
    what: 'Ni chymerwyd pob gosodiad: gwrthodwyd {count}.',
    whatToDo: 'Cywirwch yr hyn a restrir; mae’r gweddill mewn grym.',
  },
  'LAN-5013': {
    what: 'Ni chymerir y ffeil gosodiadau {file}: gall eraill heblaw gweinyddwyr newid {place}.',
    whatToDo: 'Gwnewch weinyddwyr yn berchnogion y ffeil a’i ffolder, a thynnwch oddi ar eraill yr hawl i’w newid.',
  },
  'LAN-6001': {
    what: 'Ni all Lanyard ddefnyddio’r cylch allweddi, oherwydd bod rhan o Lanyard ar goll.',
    whatToDo: remedies.asUsual,
  },
  'LAN-6002': {
    what: 'Nid oes gan y cyfrifiadur hwn gylch allweddi lle gallai Lanyard gadw mewngofnodi.',
    whatToDo: 'Gallwch weithio fel arfer; ar ôl ailgychwyn Lanyard bydd rhaid i chi fewngofnodi eto.',
  },
  'LAN-6003': {
    what: 'Mae cylch allweddi’r cyfrifiadur hwn wedi’i gloi, neu nid yw’n gadael Lanyard i mewn.',
    whatToDo:
      'Gallwch weithio fel arfer. I gael eich cofio ar ôl ailgychwyn Lanyard, datglowch y cylch allweddi yn gyntaf.',
  },
  'LAN-6004': {
    what: 'Nid yw cylch allweddi’r cyfrifiadur hwn yn ateb.',
    whatToDo:
      'Gallwch weithio fel arfer. Os yw ffenestr yn gofyn am gyfrinair y cylch allweddi, atebwch hi. I gael eich cofio, ailgychwynnwch Lanyard wedyn.',
  },
  'LAN-6005': {
    what: 'Ni allai Lanyard wneud yn siŵr bod eich mewngofnodi diwethaf wedi’i dynnu o gylch allweddi’r cyfrifiadur hwn.',
    whatToDo:
      'Datglowch y cylch allweddi ac ailgychwynnwch Lanyard. Os yw’r neges hon yn parhau, ffoniwch eich cymorth TG.',
  },
  'LAN-6006': { what: 'Rhoddodd cylch allweddi’r cyfrifiadur hwn ateb annisgwyl.', whatToDo: remedies.asUsual },
  'LAN-7001': {
    what: 'Nid yw’r cofnod mewngofnodi’n gyfan: canfuwyd {problems}.',
    whatToDo: 'Cadwch gopi o’r ffolder gyfan fel y mae a rhowch wybod i’ch tîm diogelwch TG.',
  },
  'LAN-7002': {
    what: 'Canfu Lanyard fod ei gofnod mewngofnodi wedi’i newid o’r tu allan.',
    whatToDo: remedies.goOnWorking,
  },
  'LAN-7003': { what: 'Ni all Lanyard ysgrifennu ei gofnod mewngofnodi.', whatToDo: remedies.goOnWorking },
  'LAN-7004': {
    what: 'Ni ellir darllen ffolder y cofnod mewngofnodi, {folder}.',
    whatToDo: 'Gwnewch yn siŵr bod y ffolder yn bodoli a bod gennych hawl i’w darllen.',
  },
  'LAN-7005': {
    what: 'Gwrthododd Lanyard ysgrifennu yn ei gofnod mewngofnodi rywbeth nad yw’n perthyn yno.',
    whatToDo: remedies.goOnWorking,
  },
  'LAN-7006': {
    what: 'Mae gormod o gopïau o Lanyard yn ysgrifennu cofnod mewngofnodi’r un person ar unwaith.',
    whatToDo: 'Caewch y copïau nad oes eu hangen, neu allgofnodwch o gyfrifiaduron a sesiynau eraill.',
  },
  'LAN-7007': {
    what: 'Nid oes cofnod mewngofnodi yn {folder}.',
    whatToDo:
      'Gwiriwch y ffolder. Os dyna’r un gywir, mae ei ffeiliau wedi’u tynnu: rhowch wybod i’ch tîm diogelwch TG.',
  },
  'LAN-8001': {
    what: 'Ni ddaeth y gwiriad hwn i ben o fewn {seconds} eiliad.',
    whatToDo: 'Rhedwch yr hunan-brawf eto. Os yw’n digwydd eto, dywedwch wrth eich cymorth TG pa wiriad ydyw.',
  },
  'LAN-8101': {
    what: 'Nid yw’r Identity Agent wedi’i osod ar y cyfrifiadur hwn.',
    whatToDo: 'Mewngofnodwch mewn ffordd arall os cynigir un, neu gofynnwch i’ch cymorth TG osod yr Identity Agent.',
  },
  'LAN-8102': {
    what: 'Mae’r cyfrifiadur hwn yn defnyddio Smartcard Connect, felly nid oes Identity Agent i fewngofnodi ag ef.',
    whatToDo: 'Mewngofnodwch yn y porwr. Os na chynigir hynny, ffoniwch eich cymorth TG gyda’r cod hwn.',
  },
  'LAN-8103': { what: 'Mae Identity Agent y cyfrifiadur hwn yn rhy hen i’w dderbyn.', whatToDo: remedies.updateAgent },
  'LAN-8104': {
    what: 'Mae’r Identity Agent a Smartcard Connect ill dau wedi’u gosod, ac ni ddylent fod.',
    whatToDo: 'Gofynnwch i’ch cymorth TG dynnu un o’r ddau.',
  },
  'LAN-8105': {
    what: 'Mae Credential Management wedi’i osod heb yr Identity Agent sydd ei angen arno.',
    whatToDo: 'Gofynnwch i’ch cymorth TG osod yr Identity Agent, neu Smartcard Connect yn lle’r ddau.',
  },
  'LAN-8106': {
    what: 'Nid yw’r un o’r ffyrdd o fewngofnodi sydd wedi’u gosod yn gweithio ar y cyfrifiadur hwn.',
    whatToDo: remedies.callIt,
  },
  'LAN-8107': {
    what: 'Mae’r Identity Agent yn gweithio mewn amgylchedd gwahanol i Lanyard.',
    whatToDo: remedies.callIt,
  },
  'LAN-8108': {
    what: 'Bwriedir i fewngofnodi drwy’r Identity Agent ddod i ben ar {date}, ac nid oes gan y cyfrifiadur hwn ffordd arall.',
    whatToDo: 'Daliwch ati i weithio. Dylai eich cymorth TG osod mewngofnodi yn y porwr (CIS2) cyn y diwrnod hwnnw.',
  },
  'LAN-8201': {
    what: 'Mae’r cerdyn clyfar hwn yn edrych fel un o gyfres nad yw’n cael ei derbyn mwyach.',
    whatToDo: 'Gofynnwch i’ch Awdurdod Cofrestru am gerdyn newydd.',
  },
  'LAN-8202': {
    what: 'Mae’n hysbys bod darllenydd cardiau o’r math hwn yn cael trafferth gyda chardiau clyfar mwy newydd.',
    whatToDo: 'Os na ddarllenir eich cerdyn, rhowch gynnig ar ddarllenydd arall neu gofynnwch i’ch cymorth TG am un.',
  },
  'LAN-8203': { what: 'Mae gan y llyfrgell docynnau lofnod nad yw’n ddilys.', whatToDo: remedies.reinstallAgent },
  'LAN-8301': {
    what: 'Nid yw’r cyfrifiadur hwn wedi’i gysylltu â rhwydwaith.',
    whatToDo: 'Cysylltwch y cebl rhwydwaith neu Wi-Fi, a HSCN neu VPN lle rydych yn defnyddio un.',
  },
  'LAN-8302': {
    what: 'Mae cloc y cyfrifiadur hwn {amount} yn anghywir.',
    whatToDo: 'Gofynnwch i’ch cymorth TG osod y cloc a throi ei gydamseru ymlaen.',
  },
  'LAN-8401': {
    what: 'Mae polisi’n blocio cwcis trydydd parti, felly ni ellir defnyddio’r cerdyn clyfar yn y porwr.',
    whatToDo: 'Gofynnwch i’ch cymorth TG eu caniatáu ar gyfer y cyfrifiadur hwn ei hun.',
  },
  'LAN-8402': {
    what: 'Mae polisi’n cadw’r dudalen fewngofnodi rhag cyrraedd meddalwedd cardiau clyfar y cyfrifiadur hwn.',
    whatToDo: 'Gofynnwch i’ch cymorth TG ganiatáu mynediad i’r rhwydwaith lleol ar gyfer y dudalen fewngofnodi.',
  },
  'LAN-8501': {
    what: 'Gwrthodwyd rhai o osodiadau’r cyfrifiadur hwn; mae’r gweddill yn berthnasol.',
    whatToDo: 'Gofynnwch i’ch cymorth TG eu cywiro.',
  },
  'LAN-8502': { what: 'Mae’r fersiwn hon o Lanyard yn hen.', whatToDo: 'Gofynnwch i’ch cymorth TG am un mwy newydd.' },
  'LAN-8503': {
    what: 'Mae eich sefydliad yn cyhoeddi fersiwn fwy newydd o Lanyard.',
    whatToDo: 'Daliwch ati i weithio. Bydd eich cymorth TG yn gosod yr un fwy newydd.',
  },
  'LAN-8504': {
    what: 'Ni ellid canfod a oes fersiwn fwy newydd o Lanyard.',
    whatToDo: 'Daliwch ati i weithio. Os yw’r cyfrifiadur hwn wedi’i gysylltu, rhowch y cod hwn i’ch cymorth TG.',
  },
  'LAN-8505': {
    what: 'Mae diogelwch y mae’r amgylchedd byw i fod i’w gael wedi’i ddiffodd.',
    whatToDo: 'Gofynnwch i’ch cymorth TG ei droi ymlaen.',
  },
  'LAN-8506': {
    what: 'Gall eraill heblaw gweinyddwyr newid ffeil sy’n dweud pa weinyddion y mae Lanyard yn ymddiried ynddynt.',
    whatToDo: 'Gofynnwch i’ch cymorth TG ei diogelu.',
  },
  'LAN-8801': {
    what: 'Mae’r ffeil {file} yno eisoes.',
    whatToDo: 'Dewiswch enw arall, neu dywedwch y ceir ei disodli.',
  },
  'LAN-8802': {
    what: 'Ni ellir ysgrifennu’r ffeil gymorth {file}.',
    whatToDo: 'Dewiswch ffolder arall, er enghraifft eich dogfennau.',
  },
  'LAN-8803': {
    what: 'Ni wnaed ffeil gymorth: ataliwyd y gorchymyn.',
    whatToDo: 'Rhedwch ef eto, a gadewch iddo ddod i’w ben.',
  },
  'LAN-9001': { what: 'Daeth Lanyard ar draws problem nad yw’n ei hadnabod.', whatToDo: remedies.tryElseCode },
  'LAN-9002': {
    what: 'Ni ddeallwyd y llinell orchymyn: {problem}.',
    whatToDo: 'Rhedwch y gorchymyn gyda --help i weld beth mae’n ei gymryd.',
  },
  'LAN-9003': {
    what: 'Ni ellir darllen y ffeil {file}.',
    whatToDo: 'Gwiriwch y llwybr a bod gennych hawl i ddarllen y ffeil.',
  },
  'LAN-9004': {
    what: 'Anfonodd y ffenestr rywbeth nad yw Lanyard yn ei adnabod; fe’i hanwybyddwyd.',
    whatToDo: 'Nid oes angen gwneud dim. Os yw’n digwydd dro ar ôl tro, ffoniwch eich cymorth TG gyda’r cod hwn.',
  },
  'LAN-9005': {
    what: 'Nid yw Lanyard yn cychwyn gyda’r opsiwn {option}.',
    whatToDo: 'Cychwynnwch Lanyard hebddo. Rhedwch lanyard --help i weld beth mae’n ei gymryd.',
  },
  'LAN-9008': {
    what: 'Ni all Lanyard gadw ei ffeiliau yn {folder}.',
    whatToDo:
      'Allgofnodwch o’r cyfrifiadur a mewngofnodwch eto. Os nad yw hynny’n helpu, rhowch y cod hwn i’ch cymorth TG.',
  },
  'LAN-9009': {
    what: 'Nid yw Lanyard yn cychwyn tra bo’r newidyn amgylchedd {variable} wedi’i osod.',
    whatToDo: 'Tynnwch y newidyn a chychwynnwch Lanyard eto.',
  },
  'LAN-9006': {
    what: 'Nid yw’r ffeil {file} yn ateb userinfo gan NHS Care Identity (CIS2) a gadwyd.',
    whatToDo: 'Enwch ffeil sy’n cynnwys JSON ateb userinfo, neu dim un i weld rolau pwy bynnag sydd wedi mewngofnodi.',
  },
  'LAN-9007': {
    what: 'Ni ellid ysgrifennu ateb y gorchymyn.',
    whatToDo: 'Gwiriwch nad yw’r ddisg y mae’n mynd iddi yn llawn, yna rhedwch y gorchymyn eto.',
  },
} as const satisfies Record<string, WelshEntry>;
