import { notFound } from 'next/navigation';

export const dynamic = 'force-static';
export const revalidate = 300;
export const generateStaticParams = () => [];

/** Addresses that no page has, so that they get the 404 page in their language. */
export default function NoPage(): never {
  notFound();
}
