/** Whether a version such as `2.4.9.0` comes before another; missing parts count as 0. What is no version is not older. */
export function isOlder(version: string, than: string): boolean {
  const [one, other] = [version, than].map((text) => text.split('.').map(Number));
  if (one === undefined || other === undefined || [...one, ...other].some(Number.isNaN)) return false;
  for (let index = 0; index < Math.max(one.length, other.length); index += 1) {
    const [a, b] = [one[index] ?? 0, other[index] ?? 0];
    if (a !== b) return a < b;
  }
  return false;
}
