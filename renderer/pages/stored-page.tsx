import type { StoredPage as StoredView } from '../../electron/ipc/contract-pages.ts';
import { bridge } from '../bridge.ts';
import type { Say } from '../messages/messages.ts';
import { useSay } from '../messages/use-say.ts';
import { Button } from '../parts/button.tsx';
import { Facts, type Fact } from '../parts/facts.tsx';
import { PageFrame } from './page-frame.tsx';

type Item = StoredView['items'][number];

/** What Lanyard keeps about a person on this computer, where, how much and for how long; and what it never keeps. */
export function StoredPage({ view }: { readonly view: StoredView }) {
  const say = useSay();
  return (
    <PageFrame name="stored">
      <p>{say('stored.intro')}</p>
      {view.items.map((item) => (
        <Stored key={item.kind} item={item} />
      ))}
      <section className="stored" aria-labelledby="stored-never">
        <h2 className="screen__subheading" id="stored-never">
          {say('stored.never')}
        </h2>
        <p>{say('stored.neverText')}</p>
      </section>
    </PageFrame>
  );
}

function Stored({ item }: { readonly item: Item }) {
  const say = useSay();
  const { kind, canForget } = item;
  const title = say(`stored.items.${kind}.title`);
  return (
    <section className="stored" aria-labelledby={`stored-${kind}`}>
      <h2 className="screen__subheading" id={`stored-${kind}`}>
        {title}
      </h2>
      <p>{say(`stored.items.${kind}.text`)}</p>
      <Facts facts={factsOf(say, item)} />
      {canForget ? (
        <Button
          kind="secondary"
          label={say('stored.forgetOf', { title })}
          onPress={() => {
            bridge.intendOnPage({ page: 'stored', do: 'forget', kind });
          }}
        >
          {say('stored.forget')}
        </Button>
      ) : null}
    </section>
  );
}

function factsOf(say: Say, { kind, place, entries, days }: Item): Fact[] {
  const facts: Fact[] = [[say('stored.where'), kind === 'keychain' ? say('stored.inKeychain') : place]];
  if (entries !== null) facts.push([say('stored.now'), say('stored.entries', { count: entries })]);
  const unlimited = say(kind === 'keychain' ? 'stored.whileSignedIn' : 'stored.untilChanged');
  facts.push([say('stored.keptFor'), days === null ? unlimited : say('stored.days', { count: days })]);
  return facts;
}
