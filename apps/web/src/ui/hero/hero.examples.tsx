import type { Examples } from '../examples';
import { Hero } from './hero';

export const examples: Examples = {
  'with an introduction': {
    en: <Hero title="Digital Policy Office" introduction="Led by the Commissioner for Digital Policy." />,
    'zh-Hant-HK': <Hero title="數字政策辦公室" introduction="由數字政策專員帶領。" />,
  },
};
