import { useIntl } from 'react-intl';
import { words } from '../words';

const key = (action: string) => `newsroom.audit.action.${action}`;

/** @returns what names an action in the reader's language; an action that has no name there keeps its own */
export function useActionName(): (action: string) => string {
  const { formatMessage } = useIntl();
  return (action) => (words.en.phrases[key(action)] ? formatMessage({ id: key(action) }) : action);
}

const dateTime: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Asia/Hong_Kong' };

/** @returns a moment in Hong Kong time, as one writes it in the reader's language */
export const momentIn = (locale: string, iso: string): string =>
  new Intl.DateTimeFormat(locale.startsWith('zh') ? 'zh-Hant-HK' : 'en-HK', dateTime).format(new Date(iso));
