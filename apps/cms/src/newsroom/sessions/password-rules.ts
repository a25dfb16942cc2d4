import type { Sentence } from '../language';

const shortest = 12;
const fewestCharacters = 6;

/** What the most common passwords are made of; with digits and signs around it, or in the place of letters, it is no better. */
const commonWords = [
  'password', 'passwort', 'passw', 'qwerty', 'qwertyuiop', 'asdfgh', 'asdfghjkl', 'zxcvbn', 'zxcvbnm', 'qazwsx', 'iloveyou', 'letmein', 'welcome',
  'admin', 'administrator', 'login', 'master', 'monkey', 'dragon', 'football', 'baseball', 'basketball', 'superman', 'batman', 'princess',
  'sunshine', 'shadow', 'michael', 'jennifer', 'jordan', 'trustno', 'whatever', 'starwars', 'pokemon', 'computer', 'internet', 'secret',
  'changeme', 'default', 'guest', 'root', 'test', 'testing', 'temp', 'temporary', 'access', 'hello', 'helloworld', 'freedom', 'flower', 'charlie',
  'summer', 'autumn', 'winter', 'spring', 'monday', 'friday', 'january', 'november', 'december', 'hongkong', 'kowloon', 'china', 'office',
  'government', 'strapi', 'newsroom', 'website', 'company', 'abc', 'abcd', 'abcdef', 'abcdefgh', 'aaa',
];

const lookalikes: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', $: 's', '@': 'a', '!': 'i' };
const lettersOnly = (text: string) => text.replace(/\P{L}/gu, '');

/** @returns whether nothing is left of a password once common words are taken out of it */
function isCommon(password: string): boolean {
  const plain = password.toLowerCase();
  const read = plain.replace(/\P{L}+$/u, '').replace(/[01345@7$!]/g, (sign) => lookalikes[sign] ?? sign);
  const words = [...commonWords].sort((a, b) => b.length - a.length).join('|');
  const isOnlyCommon = (text: string) => new RegExp(`^(?:${words})+[a-z]{0,2}$`).test(text);
  return isOnlyCommon(lettersOnly(plain)) || isOnlyCommon(lettersOnly(read)) || lettersOnly(plain).length < 3;
}

const sentences = {
  short: { en: `A password needs at least ${shortest} characters.`, zh: `密碼最少須有 ${shortest} 個字元。` },
  own: { en: 'A password must not contain your name or e-mail address.', zh: '密碼不可包含你的姓名或電郵地址。' },
  common: { en: 'This password is one of the first that others would try. Please choose words that do not belong together.', zh: '此密碼過於常見，容易被猜中，請改用互不相關的字詞。' },
} satisfies Record<string, Sentence>;

export interface Owner {
  email?: string | null;
  firstname?: string | null;
  lastname?: string | null;
}

/**
 * NIST SP 800-63B, 5.1.1.2: length, and a comparison with what is expected, common or taken from the person.
 * @returns what is wrong with a password, or `null`
 */
export function problemWith(password: string, { email, firstname, lastname }: Owner): Sentence | null {
  if (Array.from(password).length < shortest) return sentences.short;
  const own = [email, email?.split('@')[0], firstname, lastname].flatMap((text) => (text && text.length > 2 ? text.toLowerCase() : []));
  if (own.some((part) => password.toLowerCase().includes(part))) return sentences.own;
  if (new Set(password.toLowerCase()).size < fewestCharacters || isCommon(password)) return sentences.common;
  return null;
}
