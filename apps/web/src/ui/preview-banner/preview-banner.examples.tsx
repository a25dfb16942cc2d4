import type { Examples } from '../examples';
import { PreviewBanner } from './preview-banner';

export const examples: Examples = {
  'for staff': {
    en: <PreviewBanner text="Preview: not published." exit={{ label: 'Leave the preview', href: '/api/preview/exit?locale=en' }} />,
    'zh-Hant-HK': <PreviewBanner text="預覽：尚未發布。" exit={{ label: '離開預覽', href: '/api/preview/exit?locale=tc' }} />,
  },
};
