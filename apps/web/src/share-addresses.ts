/** Names of their own, the same in every language. */
const services = [
  ['WhatsApp', 'https://wa.me/', (page: Shared) => ({ text: `${page.title} ${page.url}` })],
  ['Facebook', 'https://www.facebook.com/sharer/sharer.php', ({ url }: Shared) => ({ u: url })],
  ['X', 'https://x.com/intent/post', ({ title, url }: Shared) => ({ text: title, url })],
  ['LinkedIn', 'https://www.linkedin.com/sharing/share-offsite/', ({ url }: Shared) => ({ url })],
] as const;

interface Shared {
  title: string;
  url: string;
}

// A mail program takes `+` for itself (RFC 6068, 5), so that spaces are written out.
const queryOf = (values: Record<string, string>) => new URLSearchParams(values).toString().replaceAll('+', '%20');

/** @returns an address that begins an e-mail about a page */
export const mailAddress = ({ title, url }: Shared): string => `mailto:?${queryOf({ subject: title, body: `${title}\n${url}` })}`;

/** @returns where a message about a page can be written, by the names of the services */
export const shareAddresses = (page: Shared): { name: string; href: string }[] =>
  services.map(([name, address, values]) => ({ name, href: `${address}?${queryOf(values(page))}` }));
