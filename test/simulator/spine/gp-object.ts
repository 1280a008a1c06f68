import { escaped } from './assertion-document.ts';

/** The agent's wire format: a flat list of named parameters (spine-cis1 9). */
export interface GpParam {
  readonly name: string;
  readonly value: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A `gpOBJECT` document with the server's DOCTYPE. */
export function gpObject(origin: string, params: readonly GpParam[]): string {
  const lines = params.map(({ name, value, attributes = {} }) => {
    const extra = Object.entries(attributes).map(([key, text]) => ` ${key}="${escaped(text)}"`);
    return `  <gpPARAM name="${escaped(name)}"${extra.join('')}>${escaped(value)}</gpPARAM>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<!DOCTYPE gpOBJECT SYSTEM "${origin}/login/dtd">`,
    '<gpOBJECT>',
    ...lines,
    '</gpOBJECT>',
  ].join('\n');
}

/** The parameters of a `gpOBJECT` that an agent sent; a simulator reads its own side's form only. */
export function gpParams(body: string): ReadonlyMap<string, string> {
  const found = body.matchAll(/<gpPARAM\s[^>]*?name\s*=\s*"([^"]*)"[^>]*>([^<]*)<\/gpPARAM>/g);
  return new Map([...found].map(([, name = '', text = '']) => [name, unescaped(text.trim())]));
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#13;', '\r')
    .replaceAll('&amp;', '&');
}
