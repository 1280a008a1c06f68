import { seriesOf } from '../../../electron/cards/series.ts';
import type { SimulatedPerson } from '../people.ts';
import { pivApplication, type PivManner } from './piv-card.ts';
import { pivData, type PivData, type PivOwner } from './piv-data.ts';
import type { VirtualCard } from './virtual-reader.ts';

/** What people's cards are like when somebody reads them. */
export interface CardNature {
  readonly manner?: PivManner;
  /** Days until their certificates end; below 0 they have. */
  readonly daysLeft?: number;
  /** They name nobody. */
  readonly unnamed?: boolean;
  /** They have no PIV application, whatever their series. */
  readonly plain?: boolean;
}

const day = 86_400_000;

/** The cards of the invented people: a PIV application that names its owner, on those of series 9 and later. */
export class PeopleCards {
  nature: CardNature = {};
  readonly #data = new Map<string, Promise<PivData>>();

  /** A person's card as they all are now; its keys stay the same as long as it says the same. */
  async cardOf({ uid, atr }: SimulatedPerson): Promise<VirtualCard> {
    const { manner, daysLeft, unnamed = false, plain = false } = this.nature;
    if (plain || seriesOf(atr).series !== '9 or 10') return { atr };
    const validTo = daysLeft === undefined ? {} : { validTo: Date.now() + daysLeft * day + day / 2 };
    const owner: PivOwner = { ...(unnamed ? {} : { uid }), ...validTo };
    const key = JSON.stringify([uid, daysLeft, unnamed]);
    const data = this.#data.get(key) ?? pivData(owner);
    this.#data.set(key, data);
    return { atr, application: pivApplication(await data, manner) };
  }
}
