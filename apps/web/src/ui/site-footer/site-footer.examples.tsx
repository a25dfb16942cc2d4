import type { Examples } from '../examples';
import { SiteFooter } from './site-footer';

export const examples: Examples = {
  'with everything': {
    en: (
      <SiteFooter
        siteName="Digital Policy Office"
        links={{ label: 'About this website', items: [{ label: 'Privacy policy', href: '/en/privacy-policy' }, { label: 'No address', href: null }] }}
        contact={{ label: 'Contact us', items: [{ label: '+852 0000 0000', href: 'tel:+85200000000' }] }}
        social={{ label: 'Follow us', items: [{ label: 'GovHK', href: 'https://www.gov.hk/en/' }] }}
        revised={{ label: 'Last revision date', day: '2026-11-23', date: '23 November 2026' }}
        language="en"
      />
    ),
    'zh-Hant-HK': (
      <SiteFooter
        siteName="數字政策辦公室"
        links={{ label: '關於本網站', items: [{ label: '私隱政策', href: '/tc/privacy-policy' }, { label: '沒有地址', href: null }] }}
        contact={{ label: '聯絡我們', items: [{ label: '+852 0000 0000', href: 'tel:+85200000000' }] }}
        social={{ label: '關注我們', items: [{ label: '香港政府一站通', href: 'https://www.gov.hk/tc/' }] }}
        revised={{ label: '修訂日期', day: '2026-11-23', date: '2026年11月23日' }}
        language="zh-Hant-HK"
      />
    ),
  },
  'of a page without content': {
    en: <SiteFooter siteName="Digital Policy Office" links={{ label: 'About this website', items: [] }} contact={{ label: 'Contact us', items: [] }} social={{ label: 'Follow us', items: [] }} revised={null} language="en" />,
    'zh-Hant-HK': <SiteFooter siteName="數字政策辦公室" links={{ label: '關於本網站', items: [] }} contact={{ label: '聯絡我們', items: [] }} social={{ label: '關注我們', items: [] }} revised={null} language="zh-Hant-HK" />,
  },
};
