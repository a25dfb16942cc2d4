import { officeProfile, pillar } from '@dpo/content';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { openPage, readOne } from '@/content/read';
import { readMerged } from '@/content/read-merged';
import { addressOf, entryPath } from '@/i18n/navigation';
import { LinkList } from '@/ui/link-list/link-list';
import { Opening } from '@/ui/opening/opening';
import { PlainText } from '@/ui/plain-text/plain-text';
import { Section } from '@/ui/section/section';
import { Words } from '@/ui/words/words';
import { pageMetadata } from './_frame/page-metadata';
import { PillarCards } from './_frame/pillar-cards';
import { newestRevision } from './_frame/revision';
import { SiteFrame } from './_frame/site-frame';
import { NewsTeasers } from './_news/news-teasers';
import { readNews } from './_news/read-news';

export const dynamic = 'force-static';
export const revalidate = 300;
export const generateStaticParams = () => [];

interface Props {
  params: Promise<{ locale: string }>;
}

const newsCount = 5;

async function open(params: Props['params']) {
  const { locale: segment } = await params;
  const locale = openPage(segment, `/${segment}`);
  const [profile, t] = await Promise.all([readOne(officeProfile, { locale: locale.code }), getTranslations()]);
  return { locale, profile, siteName: profile?.siteName ?? t('Site.name'), t };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, profile, siteName } = await open(params);
  return pageMetadata(locale, { path: '', title: siteName, description: profile?.introduction ?? null, feed: {} });
}

export default async function HomePage({ params }: Props) {
  const { locale, profile, siteName, t } = await open(params);
  const [allNews, pillars] = await Promise.all([readNews(locale), readMerged(pillar, locale)]);
  const news = allNews.slice(0, newsCount);
  const linkTo = (label: string, path: string) => <LinkList language={locale.code} items={[{ label, href: addressOf(locale.segment, path) }]} />;
  const about = profile?.introduction && (
    <Section id="about" heading={t('SiteHeader.about')} place="aside">
      <PlainText language={locale.code} text={profile.introduction} />
      {linkTo(t('HomePage.about'), entryPath(officeProfile))}
    </Section>
  );
  return (
    <SiteFrame locale={locale} path="" title={siteName} revised={newestRevision([profile, ...news, ...pillars])}>
      <Opening title={siteName} aside={about}>
        {news.length > 0 && (
          <Section id="news" heading={t('HomePage.news')}>
            <NewsTeasers locale={locale} items={news} headingLevel={3} />
            {linkTo(t('HomePage.allNews'), '/news')}
          </Section>
        )}
      </Opening>
      {pillars.length > 0 && (
        <Section id="pillars" heading={t('HomePage.pillars')} place="band">
          <PillarCards locale={locale} pillars={pillars} headingLevel={3} />
        </Section>
      )}
      {profile?.missionAndVision && (
        <Section id="mission" heading={<Words text={profile.missionAndVision.heading} language={locale.code} />}>
          <PlainText language={locale.code} text={profile.missionAndVision.body} />
        </Section>
      )}
    </SiteFrame>
  );
}
