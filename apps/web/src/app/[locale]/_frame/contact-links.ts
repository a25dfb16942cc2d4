import { type EntryValues, officeProfile } from '@dpo/content';
import { entryPath } from '@/i18n/navigation';

export type Contact = NonNullable<EntryValues<typeof officeProfile>['contact']>;

export const contactId = 'contact';

/** Where all ways to reach the office stand. */
export const contactPath = `${entryPath(officeProfile)}#${contactId}`;

export const dialled = (number: string) => `tel:${number.replace(/[^\d+]/g, '')}`;

interface ContactLink {
  label: string;
  href: string;
}

/** The quickest ways to reach the office, and where all of them stand. */
export const contactLinks = (contact: Contact | null, all: ContactLink): ContactLink[] =>
  contact
    ? [
        ...(contact.telephone ? [{ label: contact.telephone, href: dialled(contact.telephone) }] : []),
        ...(contact.email ? [{ label: contact.email, href: `mailto:${contact.email}` }] : []),
        all,
      ]
    : [];
