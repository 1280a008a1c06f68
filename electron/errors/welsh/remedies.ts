/** What to do, where several errors have the same remedy. */
export const remedies = {
  callIt: 'Ffoniwch eich cymorth TG gyda’r cod hwn.',
  nothingToChange: 'Ffoniwch eich cymorth TG gyda’r cod hwn. Nid oes dim y gallwch chi ei newid.',
  signInAgain: 'Mewngofnodwch eto.',
  signInWhenReady: 'Mewngofnodwch eto pan fyddwch yn barod.',
  signInElseIt: 'Mewngofnodwch eto. Os yw’n digwydd eto, ffoniwch eich cymorth TG gyda’r cod hwn.',
  cardOutAndIn:
    'Tynnwch y cerdyn allan, rhowch ef yn ôl a mewngofnodwch eto. Os yw’n digwydd eto, ffoniwch eich cymorth TG.',
  signInElseCard: 'Mewngofnodwch eto. Os yw’n digwydd eto, tynnwch y cerdyn allan a’i roi yn ôl.',
  tryElseIt: 'Rhowch gynnig arall arni. Os nad yw hynny’n helpu, ffoniwch eich cymorth TG.',
  tryElseCode: 'Rhowch gynnig arall arni. Os yw’n digwydd eto, ffoniwch eich cymorth TG gyda’r cod hwn.',
  inAMinute: 'Rhowch gynnig arall arni ymhen munud. Os yw’n digwydd eto, ffoniwch eich cymorth TG gyda’r cod hwn.',
  inAFewMinutes: 'Rhowch gynnig arall arni ymhen ychydig funudau.',
  inAFewMinutesElseIt:
    'Rhowch gynnig arall arni ymhen ychydig funudau. Os yw’n digwydd eto, ffoniwch eich cymorth TG gyda’r cod hwn.',
  onNhsNetwork: 'Gwnewch yn siŵr eich bod ar rwydwaith y GIG (HSCN neu VPN), yna rhowch gynnig arall arni.',
  clock: 'Gwnewch yn siŵr bod cloc y cyfrifiadur hwn yn gywir, yna mewngofnodwch eto.',
  date: 'Gwnewch yn siŵr bod dyddiad y cyfrifiadur hwn yn gywir. Os yw, ffoniwch eich cymorth TG gyda’r cod hwn.',
  repairAgent: 'Gofynnwch i’ch cymorth TG drwsio neu ailosod yr Identity Agent.',
  reinstallAgent: 'Gofynnwch i’ch cymorth TG ailosod yr Identity Agent.',
  updateAgent: 'Gofynnwch i’ch cymorth TG ddiweddaru’r Identity Agent.',
  checkAgent: 'Gofynnwch i’ch cymorth TG wirio’r Identity Agent.',
  restartAgent:
    'Ailgychwynnwch yr Identity Agent: tynnwch y cerdyn allan, caewch yr Identity Agent o’r bar tasgau, cychwynnwch ef eto a rhowch y cerdyn yn ôl. Os nad yw hynny’n helpu, ffoniwch eich cymorth TG.',
  checkRoles: 'Gofynnwch i’ch Awdurdod Cofrestru (RA) wirio eich rolau, yna mewngofnodwch eto.',
  goOnWorking: 'Daliwch ati i weithio. Rhowch y cod hwn i’ch cymorth TG.',
  asUsual:
    'Gallwch weithio fel arfer; ar ôl ailgychwyn Lanyard bydd rhaid i chi fewngofnodi eto. Rhowch wybod i’ch cymorth TG.',
} as const;
