import type { Examples } from '../examples';
import { Link } from './link';

export const examples: Examples = {
  plain: {
    en: <Link href="/en/about">About us</Link>,
    'zh-Hant-HK': <Link href="/tc/about">關於我們</Link>,
  },
  'to another language': {
    en: <Link href="/tc/about" language="zh-Hant-HK">繁體中文</Link>,
    'zh-Hant-HK': <Link href="/en/about" language="en">English</Link>,
  },
  'to this page': {
    en: <Link href="/en/news?page=2" current="page" label="Page 2" rel="next">2</Link>,
    'zh-Hant-HK': <Link href="/tc/news?page=2" current="page" label="第 2 頁" rel="next">第2頁</Link>,
  },
};
