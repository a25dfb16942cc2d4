import type { Examples } from '../examples';
import { Section } from './section';

export const examples: Examples = {
  plain: {
    en: <Section id="who" heading="Who we are"><p>Text</p></Section>,
    'zh-Hant-HK': <Section id="who" heading="我們是誰"><p>文字</p></Section>,
  },
  'across the page': {
    en: <Section id="our-pillars" heading="Our pillars" place="band"><p>Text</p></Section>,
    'zh-Hant-HK': <Section id="our-pillars" heading="我們的支柱" place="band"><p>文字</p></Section>,
  },
  'beside the content': {
    en: <Section id="pillars" heading="Related pillars" place="aside"><p>Text</p></Section>,
    'zh-Hant-HK': <Section id="pillars" heading="相關支柱" place="aside"><p>文字</p></Section>,
  },
};
