/* global document, window */

/** The panel's page: what there is comes in as messages, what is pressed goes out as a command's words. */

const { panel } = window;
const byId = (id) => document.getElementById(id);
const kept = 200;

/** What does not change: people, modes, the commands' explanations. */
let about = { people: [], modes: {}, commands: [] };

panel.onMessage((message) => {
  if (message.about) {
    about = message.about;
    byId('log').replaceChildren();
  }
  for (const line of message.lines ?? []) write(line);
  if (message.line) write(message.line);
  if (message.state) show(message.state);
});

async function run(command, ...words) {
  const { problem } = await panel.command(command, words);
  byId('problem').textContent = problem ?? '';
}

/** Draws the state; the focus stays on the button that was pressed, by its words. */
function show(state) {
  const pressed = document.activeElement?.dataset?.runs;
  byId('how').textContent =
    state.cards === 'pcsc'
      ? 'Virtual cards in a real smartcard service'
      : 'Cards come in through the card port: this machine has no virtual readers';
  byId('readers').replaceChildren(...state.readers.map((reader, index) => readerRow(reader, index)));
  byId('people').replaceChildren(...about.people.map((person) => personRow(person, state)));
  byId('prompt').textContent = state.prompt
    ? `The Identity Agent asks ${nameOf(state.agentCard)} for a passcode.`
    : 'No passcode window is open.';
  byId('prompt').classList.toggle('open', state.prompt);
  byId('passcode').replaceChildren(
    button('Right passcode', !state.prompt, 'passcode'),
    button('Wrong passcode', !state.prompt, 'wrong'),
    button('Cancel', !state.prompt, 'cancel'),
  );
  byId('troubles').replaceChildren(
    choice('Identity Agent', 'agent', state.agent),
    choice('Spine', 'spine', state.spine),
    choice('CIS2', 'cis2', state.cis2),
    choice('Cards, when read', 'cards', state.natures),
    choice('Smartcard service', 'service', state.service),
  );
  document.querySelector(`[data-runs="${pressed}"]`)?.focus();
}

function readerRow({ name, holds }, index) {
  const number = String(index + 1);
  const empty = holds === null;
  return element('div', 'row', [
    element('p', empty ? 'what' : 'what full', [
      element('strong', '', [`${number}`]),
      ` ${name}: ${empty ? 'empty' : holds === 'mute' ? 'a card that does not answer' : `${nameOf(holds)}’s card`}`,
    ]),
    empty
      ? button('Mute card', false, 'mute', number)
      : element('span', 'pair', [
          button('Remove', false, 'remove', number),
          button('Flicker', false, 'flicker', number),
        ]),
  ]);
}

/** A person's card, which goes into a reader unless it is in one already. */
function personRow({ key, name, mode }, { readers }) {
  const inside = readers.some(({ holds }) => holds === key);
  const buttons = readers.map(({ holds }, index) => {
    const number = String(index + 1);
    if (holds === null) return button(`Insert in ${number}`, inside, 'insert', key, number);
    return button(`Swap in ${number}`, inside, 'swap', key, number);
  });
  const label = element('p', 'what', [element('strong', '', [name]), mode === 'training' ? ' · training' : '']);
  return element('div', 'row', [label, element('span', 'pair', buttons)]);
}

function choice(title, command, current) {
  const select = element('select', '');
  for (const mode of about.modes[command] ?? []) {
    const option = element('option', '', [mode.title]);
    option.value = mode.key;
    select.append(option);
  }
  select.value = current;
  select.dataset.runs = command;
  select.addEventListener('change', () => run(command, select.value));
  return element('label', select.value === select.options[0]?.value ? 'row' : 'row broken', [title, select]);
}

function button(text, disabled, command, ...words) {
  const made = element('button', '', [text]);
  made.type = 'button';
  made.disabled = disabled;
  made.dataset.runs = [command, ...words].join(' ');
  made.title = about.commands.find(({ name }) => name === command)?.about ?? '';
  made.addEventListener('click', () => run(command, ...words));
  return made;
}

function element(tag, className, children = []) {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}

function nameOf(key) {
  return about.people.find((person) => person.key === key)?.name ?? 'nobody';
}

function write({ at, part, text }) {
  const log = byId('log');
  const stays = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
  const time = new Date(at).toLocaleTimeString('en-GB');
  log.append(element('li', '', [element('time', '', [time]), ' ', element('strong', 'part', [part]), ` ${text}`]));
  while (log.children.length > kept) log.firstElementChild.remove();
  if (stays) log.scrollTop = log.scrollHeight;
}
