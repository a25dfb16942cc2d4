import { type EntryValues, type Locale, officeProfile } from '@dpo/content';
import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { openPage } from '@/content/read';
import { entryPath } from '@/i18n/navigation';
import { ContactDetails } from '@/ui/contact-details/contact-details';
import { PageHeading } from '@/ui/page-heading/page-heading';
import { PlainText } from '@/ui/plain-text/plain-text';
import { Section } from '@/ui/section/section';
import { Words } from '@/ui/words/words';
import { type Contact, contactId, dialled } from '../_frame/contact-links';
import { NotTranslated } from '../_frame/not-translated';
import { entryMetadata } from '../_frame/page-metadata';
import { readTranslated } from '../_frame/read-translated';
import { SiteFrame } from '../_frame/site-frame';

export const dynamic = 'force-static';
export const revalidate = 300;
export const generateStaticParams = () => [];

interface Props {
  params: Promise<{ locale: string }>;
}

const path = entryPath(officeProfile);

async function open(params: Props['params']) {
  const { locale: segment } = await params;
  const locale = openPage(segment, `/${segment}${path}`);
  const [found, t] = await Promise.all([readTranslated(officeProfile, locale), getTranslations('SiteHeader')]);
  // The profile is named after the office, its page after what it tells.
  const entry = { meta: (values: EntryValues<typeof officeProfile>) => ({ ...officeProfile.meta(values), title: t('about') }) };
  return { locale, found, entry, title: t('about') };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, found, entry } = await open(params);
  return entryMetadata(entry, locale, path, found);
}

function ContactSection({ locale, contact: { address, telephone, fax, email, openingHours } }: { locale: Locale; contact: Contact }) {
  const t = useTranslations('ContactDetails');
  const ways = [
    address && { label: t('address'), text: address },
    telephone && { label: t('telephone'), text: telephone, href: dialled(telephone) },
    fax && { label: t('fax'), text: fax },
    email && { label: t('email'), text: email, href: `mailto:${email}` },
    openingHours && { label: t('openingHours'), text: openingHours },
  ].filter((way) => way !== null && way !== '');
  return (
    <Section id={contactId} heading={t('heading')}>
      <ContactDetails language={locale.code} ways={ways} />
    </Section>
  );
}

export default async function AboutPage({ params }: Props) {
  const { locale, found, entry, title } = await open(params);
  if (!found.values) return <NotTranslated locale={locale} path={path} entry={entry} elsewhere={found.elsewhere} />;
  const { introduction, whoWeAre, missionAndVision, contact, updatedAt } = found.values;
  return (
    <SiteFrame locale={locale} path={path} title={title} revised={updatedAt}>
      <PageHeading language={locale.code} title={title} lead={introduction} />
      {whoWeAre && (
        <Section id="who-we-are" heading={<Words text={whoWeAre.heading} language={locale.code} />}>
          <PlainText language={locale.code} text={whoWeAre.body} />
        </Section>
      )}
      {missionAndVision && (
        <Section id="mission-and-vision" heading={<Words text={missionAndVision.heading} language={locale.code} />}>
          <PlainText language={locale.code} text={missionAndVision.body} />
        </Section>
      )}
      {contact && <ContactSection locale={locale} contact={contact} />}
    </SiteFrame>
  );
}
