import { SaxesParser, type SaxesTagNS } from 'saxes';
import { LanyardError } from '../errors/index.ts';

/** An opened element: `local` name, namespace `uri`, `attributes` by written name. */
export type Tag = SaxesTagNS;

/** What one walk through a document reports; text comes in pieces, CDATA as text, comments not at all. */
export interface Walk {
  /** Answers whether the text is wanted that follows, up to the next tag. */
  open(tag: Tag): boolean;
  close(): void;
  text(piece: string): void;
}

const maxDepth = 40;
const maxAttributes = 50_000;

/**
 * Walks through a document with saxes, guarded: no document type (so no entities), at most 40 levels (saxes takes quadratic
 * time beyond), a bounded number of XML attributes. The length is bounded by `textOf`. One pass; errors of the walk itself
 * pass through.
 *
 * @throws LanyardError LAN-3303 not XML, LAN-3304 cut off, LAN-3305 not well-formed, LAN-3306 document type, LAN-3307 too
 *   deep, LAN-3308 too many attributes.
 */
export function walkXml(text: string, walk: Walk): void {
  if (!/^\s*</.test(text)) throw new LanyardError('LAN-3303');
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  let attributes = 0;
  parser.on('doctype', () => {
    throw new LanyardError('LAN-3306');
  });
  parser.on('attribute', () => {
    if (++attributes > maxAttributes) throw new LanyardError('LAN-3308', { limit: maxAttributes, kind: 'attributes' });
  });
  let wanted = false;
  const onText = (piece: string) => {
    if (wanted) walk.text(piece);
  };
  parser.on('opentag', (tag) => {
    if (++depth > maxDepth) throw new LanyardError('LAN-3307', { limit: maxDepth });
    wanted = walk.open(tag);
  });
  parser.on('closetag', () => {
    depth--;
    wanted = false;
    walk.close();
  });
  parser.on('text', onText);
  parser.on('cdata', onText);
  feed(parser, text);
}

/** What is wrong when the end comes was missing; what is wrong before was malformed. The parser's words are not kept. */
function feed(parser: SaxesParser<{ xmlns: true; position: false }>, text: string): void {
  try {
    parser.write(text);
  } catch (thrown) {
    throw thrown instanceof LanyardError || thrown instanceof StopWalk ? thrown : new LanyardError('LAN-3305');
  }
  try {
    parser.close();
  } catch (thrown) {
    throw thrown instanceof LanyardError ? thrown : new LanyardError('LAN-3304');
  }
}

/** Thrown by a walk that has seen enough. */
export class StopWalk extends Error {}
