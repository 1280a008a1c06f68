/** XML as the policy templates need it: elements, attributes, text; nothing else. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly content: string | readonly Element[];
}

export function element(
  name: string,
  attributes: Element['attributes'],
  ...content: readonly Element[] | readonly [string]
): Element {
  const [first] = content;
  return { name, attributes, content: typeof first === 'string' ? first : (content as readonly Element[]) };
}

/** A whole document, UTF-8, with a note that nobody should edit it. */
export function xmlDocument(root: Element, note: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<!-- ${note} -->\n${write(root, '')}\n`;
}

function write({ name, attributes, content }: Element, indent: string): string {
  const start = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(String(value))}"`)];
  if (content.length === 0) return `${indent}<${start.join(' ')}/>`;
  if (typeof content === 'string') return `${indent}<${start.join(' ')}>${escaped(content)}</${name}>`;
  const inside = content.map((child) => write(child, `${indent}  `));
  return [`${indent}<${start.join(' ')}>`, ...inside, `${indent}</${name}>`].join('\n');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
