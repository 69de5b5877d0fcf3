/** A name that is not among others: itself, or with the first number from 2 that makes it so. */
export function freeName(name: string, others: readonly string[]): string {
  if (!others.includes(name)) return name;
  let number = 2;
  while (others.includes(`${name} (${number})`)) number++;
  return `${name} (${number})`;
}
