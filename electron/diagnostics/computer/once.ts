/** The same answer for everybody who asks: the work is done at the first call, and a failure is everybody's. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= work());
}

/** As {@link once}, for each subject. */
export function oncePer<S extends { readonly name: string }, T>(
  work: (subject: S) => Promise<T>,
): (subject: S) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (subject) => {
    const known = answers.get(subject.name);
    if (known !== undefined) return known;
    const answer = work(subject);
    answers.set(subject.name, answer);
    return answer;
  };
}
