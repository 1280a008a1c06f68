import { describe, expect, it } from 'vitest';
import { fileFor } from './app-path.ts';

const root = '/opt/lanyard/out/renderer';

describe('fileFor', () => {
  it('serves the files of the window', () => {
    expect(fileFor('app://lanyard/', root)).toEqual({
      path: `${root}/index.html`,
      contentType: 'text/html; charset=utf-8',
    });
    expect(fileFor('app://lanyard/index.html', root)?.path).toBe(`${root}/index.html`);
    expect(fileFor('app://lanyard/assets/index-tvz_34-S.js', root)?.path).toBe(`${root}/assets/index-tvz_34-S.js`);
    expect(fileFor('app://lanyard/assets/a.css?v=1#x', root)).toBeNull();
  });

  it.each([
    'app://lanyard/../main/main.js',
    'app://lanyard/..%2fmain%2fmain.js',
    'app://lanyard/..%5cmain%5cmain.js',
    'app://lanyard/%2e%2e/main/main.js',
    'app://lanyard/assets/../../main/main.js',
    'app://lanyard/..\\main\\main.js',
    'app://lanyard/../renderer-old/index.html',
    'app://lanyard//etc/passwd.html',
    'app://lanyard/C:/secret.html',
    'app://lanyard/C:\\secret.html',
    'app://lanyard/.hidden.js',
    'app://lanyard/assets/',
    'app://lanyard/index.html\0.js',
    'app://lanyard/index.html%00.js',
    'app://lanyard/index.html:stream.js',
    'app://lanyard/settings.json',
    'app://lanyard/main.node',
    'app://lanyard',
    'app://other/index.html',
    'app://lanyard@other/index.html',
    'app://lanyard.example/index.html',
    'https://lanyard/index.html',
    'file:///etc/passwd',
    '',
  ])('refuses %j', (address) => {
    expect(fileFor(address, root)).toBeNull();
  });
});
