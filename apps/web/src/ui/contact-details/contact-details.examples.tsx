import type { Examples } from '../examples';
import { ContactDetails } from './contact-details';

export const examples: Examples = {
  'to call and to read': {
    en: <ContactDetails language="en" ways={[{ label: 'Telephone', text: '+852 0000 0000', href: 'tel:+85200000000' }, { label: 'Address', text: 'Hong Kong' }]} />,
    'zh-Hant-HK': <ContactDetails language="zh-Hant-HK" ways={[{ label: '電話', text: '+852 0000 0000', href: 'tel:+85200000000' }, { label: '地址', text: '香港' }]} />,
  },
};
