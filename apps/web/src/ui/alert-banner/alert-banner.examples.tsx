import type { Examples } from '../examples';
import { AlertBanner } from './alert-banner';

export const examples: Examples = {
  'an emergency with a link': {
    en: <AlertBanner language="en" label="Notice from the office" level="emergency" levelName="Emergency" text="Services are interrupted." link={{ label: 'Read more', href: '/en/news/an-item' }} />,
    'zh-Hant-HK': <AlertBanner language="zh-Hant-HK" label="本辦公室通知" level="emergency" levelName="緊急" text="服務暫停。" link={{ label: '詳情', href: '/tc/news/an-item' }} />,
  },
  'a warning': {
    en: <AlertBanner language="en" label="Notice from the office" level="warning" levelName="Important" text="Some services start later today." link={{ label: 'Read more', href: '/en/news/an-item' }} />,
    'zh-Hant-HK': <AlertBanner language="zh-Hant-HK" label="本辦公室通知" level="warning" levelName="重要" text="部分服務今日延遲開始。" link={{ label: '詳情', href: '/tc/news/an-item' }} />,
  },
  'a notice without a link': {
    en: <AlertBanner language="en" label="Notice from the office" level="information" levelName="Notice" text="Demonstration." link={null} />,
    'zh-Hant-HK': <AlertBanner language="zh-Hant-HK" label="本辦公室通知" level="information" levelName="通知" text="示範。" link={null} />,
  },
};
