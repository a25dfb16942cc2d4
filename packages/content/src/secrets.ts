/** The fewest characters of a secret. */
export const shortestSecret = 32;
/** Fewer different characters than a random value of this length ever has: `aaaa…`, `abcabc…`, `0000…1`. */
const fewestCharacters = 8;
/** Words and rows of keys that stand in documentation and starters: whoever runs with one has not set a secret. */
const exampleWords = /change.?me|to.?be.?modified|example|secret|password|placeholder|replace.?me|your.?(?:key|token|salt)|qwerty|12345678|abcdefgh/i;

/** @returns what is wrong with a secret, to stand behind its name; `null` when it may be used */
export function weaknessOf(value: string): string | null {
  if (value.length < shortestSecret) return `is only ${value.length} characters long`;
  if (exampleWords.test(value)) return 'is an example value';
  return new Set(value).size < fewestCharacters ? 'repeats too few characters' : null;
}
