import { stepOf, type Step } from '../sign-in-steps.ts';

/** How far a sign-in has come, for the eyes; the status line says it in words. */
export function Steps({ step: name }: { readonly step: Step }) {
  const { step, steps } = stepOf(name);
  return (
    <div className="steps" data-step={name} aria-hidden="true">
      {Array.from({ length: steps }, (_, place) => (
        <span key={place} className={place < step ? 'steps__one steps__one--reached' : 'steps__one'} />
      ))}
    </div>
  );
}
