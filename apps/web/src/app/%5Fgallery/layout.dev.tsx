// First of all: it sets the order of the cascade's layers.
import '@/ui/base.css';
import '@/ui/tokens.css';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';

export const metadata: Metadata = { title: 'Gallery' };

export default function GalleryLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
