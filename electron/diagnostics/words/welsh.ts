import type { SentenceKey } from './english.ts';

/** What the self-test says on its own account, in Welsh. */
export const welsh: Readonly<Record<SentenceKey, string>> = {
  'self-test.failed-itself': 'Methodd y gwiriad hwn ei hun.',
  'self-test.failed-itself.cure': 'Rhowch wybod i wneuthurwyr Lanyard, gyda’r hunan-brawf cyfan.',
  'self-test.stopped': 'Stopiwyd yr hunan-brawf cyn i hyn ddod yn hysbys.',

  'lanyard.version': 'Lanyard {version} yw hwn.',
  'settings.none-fixed': 'Deallwyd pob gosodiad; nid yw’r sefydliad wedi pennu’r un ohonynt.',
  'settings.one-fixed': 'Deallwyd pob gosodiad; mae’r sefydliad wedi pennu un ohonynt.',
  'settings.fixed': 'Deallwyd pob gosodiad; mae’r sefydliad wedi pennu {count} ohonynt.',

  'smartcard-service.running': 'Mae’r gwasanaeth cardiau clyfar yn rhedeg.',
  'card-readers.no-service': 'Heb y gwasanaeth cardiau clyfar ni ellir gweld unrhyw ddarllenydd.',
  'card-readers.one': 'Mae un darllenydd wedi’i gysylltu.',
  'card-readers.several': 'Nifer y darllenwyr sydd wedi’u cysylltu: {count}.',
  'reader-drivers.not-told': 'Nid yw’r system hon yn dweud pa yrwyr y mae ei darllenwyr yn eu defnyddio.',
  'reader-drivers.there': 'Mae gyrwyr y darllenwyr ar y cyfrifiadur hwn.',
  'reader-drivers.none': 'Nid oes darllenydd na gyrrwr darllenydd wedi’i osod.',
  'reader-drivers.elsewhere':
    'Nid oes gan y darllenwyr yrrwr ar y cyfrifiadur hwn: maent yn perthyn i’r cyfrifiadur yr ydych yn eistedd wrtho.',
  'smartcard.no-service': 'Heb y gwasanaeth cardiau clyfar ni ellir gweld unrhyw gerdyn.',
  'smartcard.none': 'Nid oes cerdyn clyfar mewn darllenydd, felly ni wiriwyd yr un.',
  'smartcard.none.cure': 'Rhowch gerdyn clyfar i mewn a gwiriwch eto.',
  'smartcard.one': 'Mae’r cerdyn clyfar yn ateb.',
  'smartcard.several': 'Mae’r cardiau clyfar yn ateb.',

  'workstation.agent': 'Mae gan y cyfrifiadur hwn yr Identity Agent yn unig.',
  'workstation.agent-and-credential-management': 'Mae gan y cyfrifiadur hwn yr Identity Agent a Credential Management.',
  'workstation.smartcard-connect': 'Mae gan y cyfrifiadur hwn Smartcard Connect.',
  'workstation.none': 'Nid oes gan y cyfrifiadur hwn feddalwedd cardiau clyfar y GIG.',
  'ticket-library.settings': 'Canfuwyd y llyfrgell docynnau yn y man a enwir yn y gosodiadau.',
  'ticket-library.agent-folder': 'Canfuwyd y llyfrgell docynnau yn ffolder yr Identity Agent.',
  'ticket-library.windows-folder': 'Canfuwyd y llyfrgell docynnau yn un o ffolderi Windows.',
  'identity-agent.no-library': 'Heb ei lyfrgell docynnau ni ellir gofyn i’r Identity Agent.',
  'identity-agent.somebody': 'Mae’r Identity Agent yn ateb. Mae rhywun wedi mewngofnodi.',
  'identity-agent.nobody': 'Mae’r Identity Agent yn ateb. Nid oes neb wedi mewngofnodi.',
  'agent-environment.not-readable': 'Ni ellir darllen ble mae’r Identity Agent yn gweithio ar y cyfrifiadur hwn.',
  'agent-environment.unknown': 'Mae’r Identity Agent yn gweithio gyda gwesteiwr nad yw Lanyard yn ei adnabod.',
  'agent-environment.same': 'Mae’r Identity Agent a Lanyard ill dau yn gweithio yn yr amgylchedd “{environment}”.',
  'agent-end.due': 'Bwriedir i fewngofnodi drwy’r Identity Agent ddod i ben ar {date}.',
  'agent-end.past': 'Bwriadwyd i fewngofnodi drwy’r Identity Agent ddod i ben ar {date}.',
  'agent-end.due-with-another':
    'Bwriedir i fewngofnodi drwy’r Identity Agent ddod i ben ar {date}. Mae gan y cyfrifiadur hwn ffordd arall o fewngofnodi.',
  'agent.not-named':
    'Nis defnyddir ar y cyfrifiadur hwn: nid yw’r gosodiadau’n enwi’r Identity Agent fel ffordd o fewngofnodi.',
  'agent.replaced': 'Nis defnyddir ar y cyfrifiadur hwn: mae Smartcard Connect wedi disodli’r Identity Agent.',
  'ways-to-sign-in.agent': 'Mae’r cyfrifiadur hwn yn barod ar gyfer mewngofnodi drwy’r Identity Agent.',
  'ways-to-sign-in.browser': 'Mae’r cyfrifiadur hwn yn barod ar gyfer mewngofnodi yn y porwr.',
  'ways-to-sign-in.agent-browser':
    'Mae’r cyfrifiadur hwn yn barod ar gyfer mewngofnodi drwy’r Identity Agent, neu fel arall yn y porwr.',
  'ways-to-sign-in.browser-agent':
    'Mae’r cyfrifiadur hwn yn barod ar gyfer mewngofnodi yn y porwr, neu fel arall drwy’r Identity Agent.',

  'keychain.works': 'Mae’r cylch allweddi yn derbyn gwerth, yn ei roi yn ôl ac yn ei ddileu.',
  'redirect-ports.one-free': 'Mae’r porth ar gael.',
  'redirect-ports.free': 'Pyrth sydd ar gael: {free} o {total}.',
  'browser-policies.not-readable': 'Ni ellir darllen polisïau’r porwyr ar y cyfrifiadur hwn.',
  'browser-policies.none-in-the-way': 'Nid oes polisi porwr yn rhwystro mewngofnodi.',

  'network.connected': 'Mae’r cyfrifiadur hwn wedi’i gysylltu â rhwydwaith.',
  'network.offline': 'Mae’r cyfrifiadur hwn all-lein, felly ni wiriwyd hyn.',
  'network.offline.cure': 'Cysylltwch ef â’r rhwydwaith a gwiriwch eto.',
  'network.no-service': 'Nis defnyddir ar y cyfrifiadur hwn: nid oes gwasanaeth o’r fath wedi’i osod.',
  'proxy.answers': 'Mae’r gweinydd dirprwy yn derbyn cysylltiadau.',
  'proxy.none-in-environment':
    'Nid yw’r amgylchedd yn enwi gweinydd dirprwy. Mae’r ffenestr yn gofyn i’r system, a all enwi un.',
  'proxy.none': 'Nid oes gweinydd dirprwy mewn grym ar gyfer y gwasanaethau.',
  'dns.found': 'Gellir canfod enwau’r gwasanaethau.',
  'connection.trusted': 'Mae’r gweinydd {host} yn ateb, ac mae’r cyfrifiadur hwn yn ymddiried ynddo.',
  'cis2.not-set-up': 'Nis defnyddir ar y cyfrifiadur hwn: nid yw mewngofnodi yn y porwr (CIS2) wedi’i osod.',
  'cis2-discovery.not-reached': 'Ni ellir cyrraedd CIS2, felly nid yw ei amgylchedd yn hysbys.',
  'cis2-discovery.right': 'Mae CIS2 yn dangos yr amgylchedd sydd wedi’i osod.',
  'clock.not-told': 'Ni ddywedodd unrhyw weinydd faint o’r gloch yw hi.',
  'clock.right': 'Mae cloc y cyfrifiadur hwn yn gywir.',
  'newer-version.no-place':
    'Nis defnyddir ar y cyfrifiadur hwn: nid oes man wedi’i osod lle cyhoeddir fersiynau mwy newydd.',
  'newer-version.none': 'Ni chyhoeddwyd fersiwn fwy newydd na {version}.',
};

/** The titles of the checks in Welsh, by their ids; the English ones are in the checks. */
export const welshTitles: Readonly<Record<string, string>> = {
  lanyard: 'Lanyard',
  settings: 'Gosodiadau a pholisïau',
  'smartcard-service': 'Gwasanaeth cardiau clyfar',
  'card-readers': 'Darllenwyr cardiau',
  'reader-drivers': 'Gyrwyr y darllenwyr',
  smartcard: 'Cerdyn clyfar',
  workstation: 'Gweithfan',
  'ticket-library': 'Llyfrgell docynnau',
  'identity-agent': 'Identity Agent',
  'agent-environment': 'Amgylchedd yr Identity Agent',
  'ways-to-sign-in': 'Ffyrdd o fewngofnodi',
  'agent-end': 'Diwedd yr Identity Agent',
  keychain: 'Cylch allweddi',
  'redirect-ports': 'Pyrth ar gyfer ateb y porwr',
  'browser-policies': 'Polisïau’r porwyr',
  network: 'Rhwydwaith',
  proxy: 'Gweinydd dirprwy',
  dns: 'Enwau’r gwasanaethau',
  'connection-role-assertion': 'Cysylltiad â Spine',
  'connection-cis2': 'Cysylltiad â CIS2',
  'connection-broker': 'Cysylltiad â’r brocer',
  'cis2-discovery': 'Amgylchedd CIS2',
  clock: 'Cloc',
  'newer-version': 'Fersiwn fwy newydd',
};
