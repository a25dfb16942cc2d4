import type { Examples } from '../examples';
import { Section } from '../section/section';
import { Opening } from './opening';

export const examples: Examples = {
  'what is new and who they are': {
    en: (
      <Opening title="Digital Policy Office" aside={<Section id="opening-about" heading="About us" place="aside"><p>Led by the Commissioner for Digital Policy.</p></Section>}>
        <Section id="opening-news" heading="What’s New"><p>An item</p></Section>
      </Opening>
    ),
    'zh-Hant-HK': (
      <Opening title="數字政策辦公室" aside={<Section id="opening-about-tc" heading="關於我們" place="aside"><p>由數字政策專員帶領。</p></Section>}>
        <Section id="opening-news-tc" heading="最新消息"><p>一則消息</p></Section>
      </Opening>
    ),
  },
};
