import type { CardsPage } from '../../electron/ipc/contract-pages.ts';
import { dayInWords } from '../dates.ts';
import type { Say } from '../messages/messages.ts';
import type { Tone } from '../parts/tile.tsx';

type Card = NonNullable<CardsPage['readers'][number]['card']>;
type Look = Extract<Card['reading'], { state: 'read' }>['glance'][number];

/** How a card stands: as the worst of what is known of it. */
export function toneOf({ refusedSince, session, reading }: Card): Tone {
  if (refusedSince !== null || reading.state === 'failed') return 'bad';
  switch (reading.state === 'read' ? reading.glance[0]?.standing : undefined) {
    case 'not-yet':
    case 'red':
    case 'expired':
      return 'bad';
    case 'amber':
    case 'unreadable':
      return 'attention';
    case 'good':
      return 'good';
    case 'refused':
    case 'locked':
    case 'absent':
    case undefined:
      return session === null ? 'calm' : 'good';
  }
}

/** How long the card or its certificate is good for, or why that cannot be told, and what to do about it. */
export function lookText(say: Say, { of, slot, standing, daysLeft, date }: Look): string {
  const day = dayInWords(say, date ?? 0);
  const count = daysLeft ?? 0;
  if (of === 'card') {
    if (standing === 'expired') return say('cards.itself.expired', { date: day });
    return standing === 'unreadable' ? say('cards.itself.unreadable') : say('cards.itself.soon', { count });
  }
  // The one for signing in is what people call the certificate.
  const which = slot === null || slot === '9A' ? '' : ` ${slot}`;
  switch (standing) {
    case 'expired':
      return say('cards.certificate.expired', { which, date: day });
    case 'not-yet':
      return say('cards.certificate.notYet', { which, date: day });
    case 'red':
    case 'amber':
      return say('cards.certificate.soon', { which, count });
    case 'good':
      return say('cards.certificate.daysLeft', { which, count });
    case 'unreadable':
    case 'refused':
    case 'locked':
    case 'absent':
      return say(`cards.certificate.${standing}`, { which });
  }
}
