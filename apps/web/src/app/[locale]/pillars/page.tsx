import { pillar } from '@dpo/content';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { openPage } from '@/content/read';
import { readMerged } from '@/content/read-merged';
import { PageHeading } from '@/ui/page-heading/page-heading';
import { pageMetadata } from '../_frame/page-metadata';
import { PillarCards } from '../_frame/pillar-cards';
import { newestRevision } from '../_frame/revision';
import { SiteFrame } from '../_frame/site-frame';

export const dynamic = 'force-static';
export const revalidate = 300;
export const generateStaticParams = () => [];

interface Props {
  params: Promise<{ locale: string }>;
}

const path = '/pillars';

async function open(params: Props['params']) {
  const { locale: segment } = await params;
  const locale = openPage(segment, `/${segment}${path}`);
  return { locale, t: await getTranslations('PillarsPage') };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, t } = await open(params);
  return pageMetadata(locale, { path, title: t('title'), description: t('description') });
}

export default async function PillarsPage({ params }: Props) {
  const { locale, t } = await open(params);
  const pillars = await readMerged(pillar, locale);
  return (
    <SiteFrame locale={locale} path={path} title={t('title')} revised={newestRevision(pillars)}>
      <PageHeading language={locale.code} title={t('title')} />
      <PillarCards locale={locale} pillars={pillars} headingLevel={2} />
    </SiteFrame>
  );
}
