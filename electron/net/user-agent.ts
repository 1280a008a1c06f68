import { version } from '../../package.json';

/** What Lanyard calls itself to servers. */
export const userAgent = `Lanyard/${version}`;
