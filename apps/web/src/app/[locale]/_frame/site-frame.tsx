import { type Locale, linkAddress, locales, officeProfile, siteSettings } from '@dpo/content';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { currentClearance } from '@/clearance';
import { changesAt, isPreview, readOne } from '@/content/read';
import { env } from '@/env';
import { dayOf, formatDate } from '@/i18n/format';
import { addressOf } from '@/i18n/navigation';
import { searchPath } from '@/search/search-address';
import { type Thing, breadcrumbs, jsonLd, organization, webSite } from '@/seo/structured-data';
import { AlertBanner } from '@/ui/alert-banner/alert-banner';
import { Breadcrumbs } from '@/ui/breadcrumbs/breadcrumbs';
import { PrintSource } from '@/ui/print-source/print-source';
import { PreviewBanner } from '@/ui/preview-banner/preview-banner';
import { SiteFooter } from '@/ui/site-footer/site-footer';
import { SiteHeader } from '@/ui/site-header/site-header';
import { mainId } from '@/ui/skip-link/skip-link';
import { isCurrent, nextTurn } from './alert';
import { contactLinks, contactPath } from './contact-links';
import styles from './site-frame.module.css';

interface SiteFrameProps {
  locale: Locale;
  /** This page's address without its language; `null` for a page that has none. */
  path: string | null;
  /** What the page is called; `null` for one that search engines are not told of. */
  title: string | null;
  /** The pages between the home page and this one. */
  trail?: readonly { label: string; path: string }[];
  /** When this page's content was last changed; the office profile's date where it has none of its own. */
  revised?: string | null;
  /** What search engines are told besides the way to the page. */
  data?: readonly Thing[];
  children: ReactNode;
}

const sections = ['home', 'about', 'pillars', 'news'] as const;
const pathOf = (section: (typeof sections)[number]) => (section === 'home' ? '' : `/${section}`);

function currentIn(sectionPath: string, path: string | null): 'page' | 'true' | undefined {
  if (path === sectionPath) return 'page';
  const isBelow = sectionPath !== '' && ['/', '?'].some((separator) => path?.startsWith(sectionPath + separator));
  return isBelow ? 'true' : undefined;
}

async function Alert({ locale, alert }: { locale: Locale; alert: NonNullable<Awaited<ReturnType<typeof readSettings>>>['alert'] }) {
  if (!alert) return null;
  const now = Date.now();
  const turn = nextTurn(alert, now);
  if (turn !== null) changesAt(turn);
  if (!isCurrent(alert, now)) return null;
  const t = await getTranslations('AlertBanner');
  const link = alert.link && { label: alert.link.label, href: linkAddress.parse(alert.link.url) };
  return (
    <AlertBanner
      language={locale.code}
      label={t('label')}
      level={alert.level}
      levelName={t(alert.level)}
      text={alert.text}
      link={link?.href ? { label: link.label, href: link.href } : null}
    />
  );
}

const readSettings = ({ code }: Locale) => readOne(siteSettings, { locale: code });

const toLink = ({ label, url }: { label: string; url: string }) => ({ label, href: linkAddress.parse(url) });

/** What every page has around its own content. */
export async function SiteFrame({ locale, path, title, trail = [], revised = null, data = [], children }: SiteFrameProps) {
  const others = locales.filter(({ code }) => code !== locale.code);
  const cleared = currentClearance();
  const [profile, otherProfiles, settings, preview, t] = await Promise.all([
    readOne(officeProfile, { locale: locale.code }),
    Promise.all(others.map(({ code }) => readOne(officeProfile, { locale: code }))),
    readSettings(locale),
    isPreview(),
    getTranslations(),
  ]);
  const siteName = profile?.siteName ?? t('Site.name');
  const site = { siteUrl: env().SITE_URL, locale, siteName };
  const urlOf = (place: string) => site.siteUrl + addressOf(locale.segment, place);
  const way = [{ label: t('SiteHeader.home'), path: '' }, ...trail];
  const things = [
    ...(path === '' && profile ? [organization({ ...site, government: profile.government, contact: profile.contact }), webSite(site)] : []),
    ...(path && title !== null ? [breadcrumbs([...way, { label: title, path }].map((step) => ({ name: step.label, url: urlOf(step.path) })))] : []),
    ...data,
  ];
  const changed = path === null ? null : (revised ?? profile?.updatedAt ?? null);
  const lastRevision = changed === null ? null : { label: t('SiteFooter.revised'), day: dayOf(changed), date: formatDate(changed, locale) };
  return (
    <>
      {things.length > 0 && <script type="application/ld+json">{jsonLd(things)}</script>}
      {preview && (
        <PreviewBanner
          text={cleared ? t('PreviewBanner.clearance', { date: formatDate(new Date(cleared.until).toISOString(), locale) }) : t('PreviewBanner.text')}
          exit={{ label: t('PreviewBanner.exit'), href: `/api/preview/exit?locale=${locale.segment}` }}
        />
      )}
      <SiteHeader
        siteName={siteName}
        otherNames={otherProfiles.flatMap((other) => (other ? [{ language: other.locale, name: other.siteName }] : []))}
        government={profile?.government ?? t('Site.government')}
        homeHref={addressOf(locale.segment, '')}
        navigation={{
          label: t('SiteHeader.navigation'),
          items: sections.map((section) => ({
            label: t(`SiteHeader.${section}`),
            href: addressOf(locale.segment, pathOf(section)),
            current: currentIn(pathOf(section), path),
          })),
        }}
        search={{ label: t('SiteHeader.search'), href: addressOf(locale.segment, searchPath({})) }}
        languages={{
          label: t('LanguageSwitch.label'),
          items: others.map(({ code, name, segment }) => ({ code, name, href: addressOf(segment, path ?? '') })),
        }}
      />
      {settings && <Alert locale={locale} alert={settings.alert} />}
      <main id={mainId} tabIndex={-1} className={styles.main}>
        {path !== '' && (
          <div className={styles.start}>
            <Breadcrumbs
              label={t('Breadcrumbs.label')}
              trail={way.map((step) => ({
                label: step.label,
                href: addressOf(locale.segment, step.path),
              }))}
            />
          </div>
        )}
        {children}
      </main>
      {path !== null && <PrintSource lines={[siteName, urlOf(path), ...(lastRevision ? [`${lastRevision.label}${t('SiteFooter.colon')}${lastRevision.date}`] : [])]} />}
      <SiteFooter
        siteName={siteName}
        links={{
          label: t('SiteFooter.links'),
          items: [...(settings?.footerLinks ?? []).map(toLink), { label: t('SiteFooter.siteMap'), href: addressOf(locale.segment, '/site-map') }],
        }}
        contact={{ label: t('ContactDetails.heading'), items: contactLinks(profile?.contact ?? null, { label: t('SiteFooter.contact'), href: addressOf(locale.segment, contactPath) }) }}
        social={{ label: t('SiteFooter.social'), items: (settings?.socialLinks ?? []).map(toLink) }}
        revised={lastRevision}
        language={locale.code}
      />
    </>
  );
}
