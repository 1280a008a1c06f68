import type { CardNature } from '../cards/people-cards.ts';
import type { SpineScenario } from '../spine/scenarios.ts';
import type { World } from '../world.ts';

/** A way in which a part of the workstation can behave from now on. The first of each list is the ordinary one. */
export interface Mode {
  /** What the part does then, to follow "it" or the part's name. */
  readonly title: string;
  readonly begin: (world: World) => Promise<void> | void;
}

/** So many calls in a row as nobody makes in a session. */
const always = 1_000;

/** What was stopped by one mode and must be started by the next. */
const stopped = new WeakSet<Program>();

interface Program {
  stop(): Promise<void>;
  start(): Promise<void>;
}

async function stop(program: Program): Promise<void> {
  await program.stop();
  stopped.add(program);
}

async function start(program: Program): Promise<void> {
  if (stopped.delete(program)) await program.start();
}

async function mendAgent({ agent }: World): Promise<void> {
  agent.reset();
  await start(agent);
}

async function mendSpine({ spine }: World): Promise<void> {
  spine.setScenario('ok');
  spine.delay(0);
  await start(spine);
}

/** Spine answers by one of its scenarios. */
const answering = (title: string, scenario: SpineScenario): Mode => ({
  title,
  begin: async (world) => {
    await mendSpine(world);
    world.spine.setScenario(scenario);
  },
});

export const agentModes: Readonly<Record<string, Mode>> = {
  ok: { title: 'works', begin: mendAgent },
  stop: {
    title: 'is not running',
    begin: async (world) => {
      await mendAgent(world);
      await stop(world.agent);
    },
  },
  crash: {
    title: 'crashes when it is asked for a ticket',
    begin: async (world) => {
      await mendAgent(world);
      world.agent.misbehaveNext('getTicketNoAuth', 'segmentation-fault', always);
    },
  },
  hang: {
    title: 'never answers when it is asked for a ticket',
    begin: async (world) => {
      await mendAgent(world);
      world.agent.misbehaveNext('getTicketNoAuth', 'hang', always);
    },
  },
  garbage: {
    title: 'gives nonsense for a ticket',
    begin: async (world) => {
      await mendAgent(world);
      world.agent.answerNext('getTicket', { text: Buffer.from('\x01\x02 nonsense') }, always);
      world.agent.answerNext('getTicketNoAuth', { text: Buffer.from('\x01\x02 nonsense') }, always);
    },
  },
  busy: {
    title: 'says that it is busy',
    begin: async (world) => {
      await mendAgent(world);
      world.agent.failNext('getTicketNoAuth', 0x80100006, always);
    },
  },
};

export const serviceModes: Readonly<Record<string, Mode>> = {
  start: { title: 'runs', begin: ({ desk }) => desk.startService() },
  stop: { title: 'is not running', begin: ({ desk }) => desk.stopService() },
};

/** What the cards that go in from now on are like when somebody reads them. */
const cards = (title: string, nature: CardNature): Mode => ({
  title,
  begin: ({ desk }) => {
    desk.cardsAre(nature);
  },
});

export const cardModes: Readonly<Record<string, Mode>> = {
  ok: cards('can be read', {}),
  amber: cards('end in 60 days', { daysLeft: 60 }),
  red: cards('end in 10 days', { daysLeft: 10 }),
  expired: cards('have expired', { daysLeft: -3 }),
  unnamed: cards('name nobody', { unnamed: true }),
  plain: cards('are no PIV cards', { plain: true }),
  slow: cards('are slow', { manner: 'slow' }),
  silent: cards('stop answering', { manner: 'silent' }),
  garbage: cards('hold nonsense', { manner: 'garbage' }),
  truncated: cards('hold half of everything', { manner: 'truncated' }),
  huge: cards('hold too much', { manner: 'huge' }),
  endless: cards('never come to an end', { manner: 'endless' }),
  locked: cards('want the passcode for everything', { manner: 'locked' }),
};

export const spineModes: Readonly<Record<string, Mode>> = {
  ok: { title: 'works', begin: mendSpine },
  down: {
    title: 'cannot be reached',
    begin: async (world) => {
      await mendSpine(world);
      await stop(world.spine);
    },
  },
  slow: {
    title: 'takes six seconds to answer',
    begin: async (world) => {
      await mendSpine(world);
      world.spine.delay(6_000);
    },
  },
  silent: answering('never answers', 'silent'),
  html: answering('is hidden behind a network sign-in page', 'html'),
  error: answering('answers with a server error', 'server-error'),
  dropped: answering('drops the connection', 'dropped'),
  'other-root': answering('shows a certificate that nobody trusts', 'other-root'),
  expired: answering('shows an expired certificate', 'expired'),
  'wrong-person': answering('answers with another person\u2019s id', 'wrong-uid'),
  'no-role': answering('answers without a role', 'no-profiles'),
  'forty-roles': answering('answers with forty roles', 'forty-profiles'),
};
