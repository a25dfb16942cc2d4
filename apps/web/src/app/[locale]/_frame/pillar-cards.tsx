import { type ListValues, type Locale, pillar } from '@dpo/content';
import { useTranslations } from 'next-intl';
import { CardList } from '@/ui/card-list/card-list';
import { PillarIcon } from '@/ui/pillar-icon/pillar-icon';
import { foreignOf, hrefOf } from './foreign';

interface PillarCardsProps {
  locale: Locale;
  pillars: readonly ListValues<typeof pillar>[];
  headingLevel: 2 | 3;
}

/** The pillars of the office's work as a set. */
export function PillarCards({ locale, pillars, headingLevel }: PillarCardsProps) {
  const t = useTranslations();
  return (
    <CardList
      language={locale.code}
      headingLevel={headingLevel}
      items={pillars.map((one) => ({
        href: hrefOf(pillar, one),
        title: one.title,
        summary: one.summary,
        icon: <PillarIcon name={one.icon} />,
        foreign: foreignOf(one, locale, t),
      }))}
    />
  );
}
