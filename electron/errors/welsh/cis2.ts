import { remedies } from './remedies.ts';
import type { WelshEntry } from './welsh-entry.ts';

/** LAN-4xxx. */
export const cis2InWelsh = {
  'LAN-4001': {
    what: 'Nid oes cyfeiriad y gellir ei ddefnyddio ar gyfer NHS Care Identity (CIS2) wedi’i osod.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-4002': {
    what: 'Ni ellir cyrraedd NHS Care Identity (CIS2) o’r cyfrifiadur hwn.',
    whatToDo: 'Gwiriwch eich cysylltiad rhwydwaith, yna rhowch gynnig arall arni.',
  },
  'LAN-4003': { what: 'Nid atebodd NHS Care Identity (CIS2) mewn pryd.', whatToDo: remedies.inAMinute },
  'LAN-4004': { what: 'Stopiwyd y mewngofnodi yn y porwr.', whatToDo: remedies.signInWhenReady },
  'LAN-4005': { what: 'Atebodd NHS Care Identity (CIS2) mewn ffordd annisgwyl.', whatToDo: remedies.inAMinute },
  'LAN-4006': { what: 'Nid yw NHS Care Identity (CIS2) ar gael ar hyn o bryd.', whatToDo: remedies.inAFewMinutes },
  'LAN-4007': { what: 'Mae ateb NHS Care Identity (CIS2) yn llawer rhy fawr.', whatToDo: remedies.nothingToChange },
  'LAN-4008': { what: 'Ni ellir deall ateb NHS Care Identity (CIS2).', whatToDo: remedies.nothingToChange },
  'LAN-4009': {
    what: 'Nid y gweinydd a atebodd yw’r amgylchedd NHS Care Identity (CIS2) sydd wedi’i osod.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-4010': {
    what: 'Nid yw NHS Care Identity (CIS2) yn cynnig y ffordd o fewngofnodi sydd wedi’i gosod.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-4011': {
    what: 'Ni ellir defnyddio un o’r gosodiadau ar gyfer NHS Care Identity (CIS2).',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-4012': {
    what: 'Ni chaiff y cyfrifiadur hwn fewngofnodi i’r gwasanaeth byw heb frocer eich sefydliad.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-4013': {
    what: 'Nid yw’r manylion adnabod ar gyfer NHS Care Identity (CIS2) ar gael ar y cyfrifiadur hwn.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-4014': {
    what: 'Nid yw mewngofnodi gyda’r porwr wedi’i osod ar y cyfrifiadur hwn.',
    whatToDo: 'Mewngofnodwch gyda’ch cerdyn clyfar, neu ffoniwch eich cymorth TG gyda’r cod hwn.',
  },
  'LAN-4015': {
    what: 'Mae’r mewngofnodi hwn yn perthyn i gerdyn clyfar, ond nid yw Lanyard yn gweld cerdyn yn narllenydd y cyfrifiadur hwn.',
    whatToDo: 'Rhowch eich cerdyn yn y darllenydd a’i adael yno, yna mewngofnodwch eto.',
  },
  'LAN-4016': {
    what: 'Mae gennych sawl rôl, ac ni enwyd yr un.',
    whatToDo: 'Enwch un ohonynt gyda --role. Mae "lanyard roles" yn eu rhestru.',
  },
  'LAN-4017': {
    what: 'Rydych yn hysbys, ond nid oes rôl wedi’i chofrestru ar eich cyfer.',
    whatToDo: 'Gofynnwch i’ch Awdurdod Cofrestru roi rôl i chi, neu mewngofnodwch fel rhywun arall.',
  },
  'LAN-4018': {
    what: 'Rydych wedi mewngofnodi, ond nid yn y rôl a enwyd.',
    whatToDo:
      'Enwch un o’ch rolau: mae "lanyard roles" yn eu rhestru. Gyda’r Identity Agent, dewiswch hi yn ei ffenestr ei hun.',
  },
  'LAN-4101': {
    what: 'Ni all Lanyard gymryd ateb y porwr: mae rhaglen arall yn defnyddio pob porth sydd wedi’i neilltuo ar ei gyfer.',
    whatToDo:
      'Caewch fewngofnodiadau eraill a rhowch gynnig arall arni. Os yw’n digwydd eto, ffoniwch eich cymorth TG gyda’r cod hwn.',
  },
  'LAN-4102': { what: 'Ni all Lanyard gymryd ateb y porwr.', whatToDo: remedies.nothingToChange },
  'LAN-4103': {
    what: 'Ni ellid agor y porwr.',
    whatToDo:
      'Agorwch eich porwr a rhowch gynnig arall arni. Os yw’n digwydd eto, ffoniwch eich cymorth TG gyda’r cod hwn.',
  },
  'LAN-4104': {
    what: 'Ni orffennwyd y mewngofnodi yn y porwr mewn pryd.',
    whatToDo: 'Mewngofnodwch eto. Os dangosodd y porwr dudalen wall, ffoniwch eich cymorth TG gyda’r cod hwn.',
  },
  'LAN-4105': { what: 'Mae’r ateb a ddaeth yn ôl o’r porwr wedi’i ddifrodi.', whatToDo: remedies.signInElseIt },
  'LAN-4106': {
    what: 'Nid gan NHS Care Identity (CIS2) y daeth yr ateb o’r porwr.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-4107': {
    what: 'Cymerodd y mewngofnodi hwn ormod o amser ac nid yw’n ddilys mwyach.',
    whatToDo: remedies.signInAgain,
  },
  'LAN-4201': {
    what: 'Canslwyd y mewngofnodi neu ni chaniatawyd ef.',
    whatToDo: 'Mewngofnodwch eto pan fyddwch yn barod, efallai mewn ffordd arall.',
  },
  'LAN-4202': {
    what: 'Nid yw NHS Care Identity (CIS2) yn derbyn y ffordd y mae Lanyard wedi’i gofrestru.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-4203': { what: 'Mae gan NHS Care Identity (CIS2) broblem ar hyn o bryd.', whatToDo: remedies.inAFewMinutes },
  'LAN-4204': { what: 'Mae angen i chi fewngofnodi eto i NHS Care Identity (CIS2).', whatToDo: remedies.signInAgain },
  'LAN-4205': { what: 'Gwrthododd NHS Care Identity (CIS2) y mewngofnodi.', whatToDo: remedies.signInElseIt },
  'LAN-4301': {
    what: 'Nid oedd y mewngofnodi’n ddilys mwyach pan gwblhaodd Lanyard ef.',
    whatToDo: remedies.signInAgain,
  },
  'LAN-4302': {
    what: 'Nid yw NHS Care Identity (CIS2) yn derbyn manylion adnabod y cleient hwn.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-4303': {
    what: 'Gwrthododd NHS Care Identity (CIS2) gwblhau’r mewngofnodi.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-4310': {
    what: 'Nid oes cyfeiriad y gellir ei ddefnyddio ar gyfer brocer mewngofnodi eich sefydliad wedi’i osod.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-4311': {
    what: 'Ni ellir cyrraedd brocer mewngofnodi eich sefydliad.',
    whatToDo:
      'Gwiriwch eich cysylltiad rhwydwaith, yna mewngofnodwch eto. Os yw’n digwydd eto, ffoniwch eich cymorth TG.',
  },
  'LAN-4312': {
    what: 'Nid atebodd brocer mewngofnodi eich sefydliad mewn pryd.',
    whatToDo: remedies.inAFewMinutesElseIt,
  },
  'LAN-4313': {
    what: 'Nid yw brocer mewngofnodi eich sefydliad ar gael ar hyn o bryd.',
    whatToDo: remedies.inAFewMinutesElseIt,
  },
  'LAN-4314': { what: 'Ni ellir deall ateb brocer mewngofnodi eich sefydliad.', whatToDo: remedies.nothingToChange },
  'LAN-4315': {
    what: 'Nid yw brocer mewngofnodi eich sefydliad yn derbyn y cyfrifiadur hwn.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-4316': {
    what: 'Gwrthododd brocer mewngofnodi eich sefydliad gwblhau’r mewngofnodi.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-4317': {
    what: 'Nid yw brocer mewngofnodi eich sefydliad yn cael ateb gan NHS Care Identity (CIS2).',
    whatToDo: remedies.inAFewMinutesElseIt,
  },
  'LAN-4401': { what: 'Ni ellir darllen y prawf o’ch mewngofnodi.', whatToDo: remedies.signInElseIt },
  'LAN-4402': { what: 'Ni ellir ymddiried yn y prawf o’ch mewngofnodi.', whatToDo: remedies.nothingToChange },
  'LAN-4403': { what: 'Ni ellir ymddiried yn y prawf o’ch mewngofnodi.', whatToDo: remedies.signInElseIt },
  'LAN-4404': { what: 'Ni ellir ymddiried yn y prawf o’ch mewngofnodi.', whatToDo: remedies.nothingToChange },
  'LAN-4405': { what: 'Ni ellir ymddiried yn y prawf o’ch mewngofnodi.', whatToDo: remedies.nothingToChange },
  'LAN-4406': {
    what: 'Mae’r prawf o’ch mewngofnodi wedi’i fwriadu ar gyfer rhaglen arall.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-4407': {
    what: 'Mae’r prawf o’ch mewngofnodi wedi’i fwriadu ar gyfer rhaglen arall.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-4408': { what: 'Mae’r prawf o’ch mewngofnodi eisoes wedi dod i ben.', whatToDo: remedies.clock },
  'LAN-4409': {
    what: 'Nid yw’r prawf o’ch mewngofnodi’n cyd-fynd ag amser y cyfrifiadur hwn.',
    whatToDo: remedies.clock,
  },
  'LAN-4410': { what: 'Mae’r prawf o’ch mewngofnodi’n perthyn i fewngofnodi arall.', whatToDo: remedies.signInElseIt },
  'LAN-4411': { what: 'Ni ellir ymddiried yn y prawf o’ch mewngofnodi.', whatToDo: remedies.signInElseIt },
  'LAN-4412': {
    what: 'Nid yw NHS Care Identity (CIS2) yn dweud pryd y gwnaethoch fewngofnodi.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-4413': {
    what: 'Ni ofynnodd NHS Care Identity (CIS2) i chi fewngofnodi o’r newydd.',
    whatToDo: 'Mewngofnodwch eto a chwblhewch bob cam yn y porwr.',
  },
  'LAN-4414': {
    what: 'Nid yw NHS Care Identity (CIS2) yn dweud pa mor gryf y gwnaethoch fewngofnodi.',
    whatToDo: remedies.nothingToChange,
  },
  'LAN-4415': {
    what: 'Nid yw eich ffordd o fewngofnodi’n ddigon cryf yma: mae angen lefel {required}, a lefel {level} oedd gennych.',
    whatToDo: 'Mewngofnodwch eto mewn ffordd gryfach, megis eich cerdyn clyfar, Windows Hello neu allwedd ddiogelwch.',
  },
  'LAN-4416': {
    what: 'Gwnaethoch fewngofnodi mewn ffordd wahanol i’r un y gofynnwyd amdani.',
    whatToDo: 'Mewngofnodwch eto yn y ffordd a ddewisoch.',
  },
  'LAN-4417': {
    what: 'Nid yw eich hunaniaeth wedi’i gwirio i’r lefel sydd ei hangen yma (lefel {required}).',
    whatToDo: 'Gofynnwch i’ch Awdurdod Cofrestru wirio eich hunaniaeth.',
  },
  'LAN-4418': { what: 'Ni enwodd NHS Care Identity (CIS2) ei sesiwn.', whatToDo: remedies.nothingToChange },
  'LAN-4419': {
    what: 'Mewngofnododd rhywun arall yn y porwr.',
    whatToDo: 'Allgofnodwch yn gyntaf os yw rhywun arall am fewngofnodi.',
  },
  'LAN-4501': { what: 'Ni roddodd NHS Care Identity (CIS2) eich manylion.', whatToDo: remedies.signInAgain },
  'LAN-4502': { what: 'Anfonodd NHS Care Identity (CIS2) fanylion rhywun arall.', whatToDo: remedies.nothingToChange },
  'LAN-4601': {
    what: 'Nid yw brocer mewngofnodi eich sefydliad yn cynnig hysbysiadau allgofnodi.',
    whatToDo:
      'Dim. Mae eich sesiwn yn dal i orffen pan dynnir y cerdyn, ar ôl cyfnod heb weithgarwch, a phan fyddwch yn allgofnodi.',
  },
} as const satisfies Record<string, WelshEntry>;
