import koffi from 'koffi';
import { openAccessReader } from '../../../electron/protection/access-reader.ts';

/** Prints owner and access control list of every file that is named, or why they cannot be told. */

const accessOf = openAccessReader(koffi);
const told = process.argv.slice(2).map((place) => {
  try {
    return accessOf(place);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
});
process.stdout.write(JSON.stringify(told));
