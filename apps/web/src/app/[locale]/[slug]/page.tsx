import { page } from '@dpo/content';
import type { Metadata } from 'next';
import { Body } from '@/blocks/body';
import { openPage } from '@/content/read';
import { entryPath } from '@/i18n/navigation';
import { PageHeading } from '@/ui/page-heading/page-heading';
import { NotTranslated } from '../_frame/not-translated';
import { entryMetadata } from '../_frame/page-metadata';
import { readTranslated } from '../_frame/read-translated';
import { SiteFrame } from '../_frame/site-frame';
import { Withdrawn } from '../_frame/withdrawn';

export const dynamic = 'force-static';
export const revalidate = 300;
export const generateStaticParams = () => [];

interface Props {
  params: Promise<{ locale: string; slug: string }>;
}

async function open(params: Props['params']) {
  const { locale: segment, slug } = await params;
  const path = entryPath(page, slug);
  const locale = openPage(segment, `/${segment}${path}`);
  return { locale, path, found: await readTranslated(page, locale, slug) };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, path, found } = await open(params);
  return entryMetadata(page, locale, path, found);
}

/** Notices, privacy, accessibility, contact: pages that staff make. */
export default async function ContentPage({ params }: Props) {
  const { locale, path, found } = await open(params);
  if (!found.values) return <NotTranslated locale={locale} path={path} entry={page} elsewhere={found.elsewhere} />;
  const { title, body, withdrawn, updatedAt } = found.values;
  return (
    <SiteFrame locale={locale} path={path} title={title} revised={updatedAt}>
      <article>
        <PageHeading language={locale.code} title={title} />
        <Withdrawn locale={locale} withdrawn={withdrawn} />
        <Body language={locale.code} blocks={body} />
      </article>
    </SiteFrame>
  );
}
