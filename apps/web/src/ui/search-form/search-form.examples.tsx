import type { Examples } from '../examples';
import { SearchForm } from './search-form';

export const examples: Examples = {
  'before a search': {
    en: <SearchForm action="/en/search" label="Search this website" hint="Search in English or Chinese. The beginning of a word is enough." button="Search" value="" maxLength={200} />,
    'zh-Hant-HK': <SearchForm action="/tc/search" label="搜尋本網站" hint="可輸入中文或英文，包括簡體字。" button="搜尋" value="" maxLength={200} />,
  },
  'with what was looked for': {
    en: <SearchForm action="/en/search" label="Search this website" hint={null} button="Search" value="cloud" maxLength={200} />,
    'zh-Hant-HK': <SearchForm action="/tc/search" label="搜尋本網站" hint={null} button="搜尋" value="雲端" maxLength={200} />,
  },
};
