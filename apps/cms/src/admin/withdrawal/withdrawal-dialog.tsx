import { Button, Checkbox, Flex, Modal, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { type Locale, messageIn } from '../desk/desk-store';
import { FarewellFields, useFarewell } from './farewell-fields';

export type WithdrawalAction = 'unpublish' | 'delete';

interface Told {
  isFixed: boolean;
  documents: { documentId: string; title: string; languages: Locale[]; pages: { locale: Locale; url: string }[] }[];
}

interface WithdrawalDialogProps {
  action: WithdrawalAction;
  uid: string;
  documentIds: readonly string[];
  /** The one language in which it is to be done, where there is no choice. */
  only: Locale | null;
  onClose: () => void;
}

/** How many addresses are shown of many. */
const shown = 6;

/**
 * Goes where the newsroom shows how it is now: what was deleted has no form any more.
 * @param left the language that a document with a form still has
 */
function goOn(action: WithdrawalAction, left: Locale | undefined, documentIds: readonly string[]) {
  const { pathname } = window.location;
  const form = documentIds.find((documentId) => pathname.endsWith(`/${documentId}`));
  if (action === 'unpublish' || !form) window.location.reload();
  else if (left) window.location.assign(`${pathname}?plugins[i18n][locale]=${left}`);
  else window.location.assign(pathname.slice(0, -form.length - 1));
}

function useTold(uid: string, documentIds: readonly string[]): Told | null {
  const { get } = useFetchClient();
  const [told, setTold] = useState<Told | null>(null);
  const ids = documentIds.join();
  useEffect(() => {
    let isCurrent = true;
    get<Told>(`/newsroom/withdrawal/${uid}`, { params: { ids } }).then(
      ({ data }) => {
        if (isCurrent) setTold(data);
      },
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [get, uid, ids]);
  return told;
}

function Addresses({ urls }: { urls: readonly string[] }) {
  const { formatMessage } = useIntl();
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography variant="pi" fontWeight="bold">{formatMessage({ id: 'newsroom.withdrawal.seen' })}</Typography>
      <ul>
        {urls.slice(0, shown).map((url) => <li key={url}><Typography variant="pi" style={{ overflowWrap: 'anywhere' }}>{url.replace(/^https?:\/\//, '')}</Typography></li>)}
      </ul>
      {urls.length > shown && <Typography variant="pi">{formatMessage({ id: 'newsroom.withdrawal.more' }, { count: urls.length - shown })}</Typography>}
    </Flex>
  );
}

/** Asks, before anything is taken off the site, what its readers are told or where they are sent. */
export function WithdrawalDialog({ action, uid, documentIds, only, onClose }: WithdrawalDialogProps) {
  const { formatMessage } = useIntl();
  const { post } = useFetchClient();
  const told = useTold(uid, documentIds);
  const [kept, setKept] = useState<readonly Locale[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const say = (id: string) => formatMessage({ id: `newsroom.withdrawal.${id}` });

  const all = told?.documents.flatMap(({ pages }) => pages) ?? [];
  const offered = [...new Set(all.map(({ locale }) => locale))].filter((locale) => only === null || locale === only);
  const chosen = offered.filter((locale) => !kept.includes(locale));
  const pages = all.filter(({ locale }) => chosen.includes(locale));
  const addresses = chosen.map((locale) => ({ locale, url: pages.find((page) => page.locale === locale)?.url ?? null }));
  const farewell = useFarewell(addresses);
  const isFixed = told?.isFixed === true && offered.length > 0;
  const locales = only !== null ? [only] : action === 'unpublish' ? chosen : [];
  const isReady = told !== null && !isFixed && (action === 'delete' || chosen.length > 0) && farewell.isComplete;

  const run = async () => {
    setIsBusy(true);
    try {
      await post(`/newsroom/withdrawal/${uid}`, { action, documentIds, locales, ...farewell.body });
      goOn(action, only === null ? undefined : told?.documents[0]?.languages.find((locale) => locale !== only), documentIds);
    } catch (error) {
      setProblem(messageIn(error) ?? formatMessage({ id: 'newsroom.desk.failed' }));
      setIsBusy(false);
    }
  };

  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {told?.documents.length === 1 && <Typography variant="omega" fontWeight="bold">{told.documents[0]?.title}</Typography>}
          {isFixed && <Typography>{say('fixed')}</Typography>}
          {!isFixed && action === 'delete' && <Typography>{say('delete.hint')}</Typography>}
          {told && offered.length === 0 && <Typography>{say('unread')}</Typography>}
          {!isFixed && action === 'unpublish' && offered.length > 1 && (
            <Flex direction="column" alignItems="stretch" gap={2} role="group" aria-label={say('languages')}>
              <Typography variant="pi" fontWeight="bold">{say('languages')}</Typography>
              {offered.map((locale) => (
                <Checkbox key={locale} checked={chosen.includes(locale)} onCheckedChange={() => setKept(kept.includes(locale) ? kept.filter((other) => other !== locale) : [...kept, locale])}>
                  {formatMessage({ id: locale })}
                </Checkbox>
              ))}
            </Flex>
          )}
          {!isFixed && addresses.length > 0 && <FarewellFields addresses={addresses} farewell={farewell} />}
          {!isFixed && pages.length > 0 && <Addresses urls={pages.map(({ url }) => url)} />}
          {problem && <Typography role="alert" textColor="danger600">{problem}</Typography>}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>{say('cancel')}</Button>
        {!isFixed && <Button variant="danger" disabled={!isReady} loading={isBusy} onClick={() => void run()}>{say(`confirm.${action}`)}</Button>}
      </Modal.Footer>
    </>
  );
}
