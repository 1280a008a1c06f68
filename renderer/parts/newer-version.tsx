import { bridge } from '../bridge.ts';
import { useSay } from '../messages/use-say.ts';
import { usePage } from '../page.ts';
import { Button } from './button.tsx';

/** A newer version that IT has announced: nothing the person has to act on. The status line says it for the ears. */
export function NewerVersion({ version }: { readonly version: string | null }) {
  const say = useSay();
  const covered = usePage((state) => state.open !== null);
  if (version === null || covered) return null;
  return (
    <aside className="newer" aria-label={say('newer.label')}>
      <p className="newer__text">{say('newer.text', { version })}</p>
      <Button
        kind="quiet"
        label={say('newer.dismissLabel')}
        onPress={() => {
          bridge.intend({ dismiss: 'newer-version' });
        }}
      >
        {say('newer.dismiss')}
      </Button>
    </aside>
  );
}
