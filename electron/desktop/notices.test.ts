import { describe, expect, it } from 'vitest';
import { endReasons } from '../session/state.ts';
import { noticeOf } from './notices.ts';
import { ended, screens, viewWith, warning } from './test-data.ts';
import { desktopWords } from './words.ts';

const signedIn = viewWith(screens.signedIn);

describe('noticeOf', () => {
  it('tells once that a session is about to end', () => {
    expect(noticeOf(signedIn, viewWith(warning))?.title).toBe('Your session ends soon');
    expect(noticeOf(signedIn, viewWith(warning))?.body).toMatch(/to stay signed in/);
    for (const kind of ['time-limit', 'token-expired'] as const) {
      const certain = { ...warning, warning: { endsAt: 5_000, kind } };
      expect(noticeOf(signedIn, viewWith(certain))?.body).toMatch(/You can sign in again\.$/);
    }
    expect(noticeOf(viewWith(warning), viewWith({ ...warning, warning: { endsAt: 4_000, kind: 'idle' } }))).toBeNull();
    expect(noticeOf(viewWith(warning), signedIn)).toBeNull();
  });

  it.each(endReasons)('tells of the end "%s" unless the person made it, and only once', (reason) => {
    const own = ['signed-out', 'role-change', 'quit'].includes(reason);
    expect(noticeOf(signedIn, viewWith(ended(reason)))?.title ?? null).toBe(own ? null : 'Your session has ended');
    expect(noticeOf(viewWith(ended('idle')), viewWith(ended(reason)))).toBeNull();
  });

  it('tells that a sign-in failed, but not that it was cancelled', () => {
    const signingIn = viewWith(screens.signingIn);
    expect(noticeOf(signingIn, viewWith(screens.failed))?.title).toBe('You are not signed in');
    expect(noticeOf(signingIn, viewWith(screens.cancelled))).toBeNull();
    expect(noticeOf(viewWith(screens.signedOut), viewWith(screens.failed))).toBeNull();
  });

  it('speaks the language of the window, and names nobody', () => {
    const notice = noticeOf(signedIn, viewWith(ended('card-removed'), { language: 'cy' }));
    expect(notice).toEqual({
      title: desktopWords.cy.ended.title,
      body: desktopWords.cy.ended.body.card,
    });
    expect(JSON.stringify(notice)).not.toMatch(/Okonkwo|5551/);
  });
});

it('every word is there in both languages, and none is the same by mistake', () => {
  const textsOf = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values(value as object).flatMap(textsOf);
  const [english, welsh] = [textsOf(desktopWords.en), textsOf(desktopWords.cy)];
  expect(welsh).toHaveLength(english.length);
  for (const [index, text] of english.entries()) {
    expect(text.trim()).not.toBe('');
    expect(welsh[index]).not.toBe(text);
  }
});
