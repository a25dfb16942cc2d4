import type { Examples } from '../examples';
import { Words } from './words';

export const examples: Examples = {
  'with words of the other language': {
    en: <p><Words text="The office’s Chinese name is 數字政策辦公室." language="en" /></p>,
    'zh-Hant-HK': <p><Words text="本辦公室的英文名稱為Digital Policy Office，簡稱DPO。" language="zh-Hant-HK" /></p>,
  },
};
