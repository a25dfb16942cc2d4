import { Button, Flex, Typography } from '@strapi/design-system';
import { useFetchClient, useForm } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { useDesk } from '../desk/desk-store';
import { momentInWords } from '../desk/moment';
import { isAtWork } from '../sessions/presence';
import { formKey } from './shown-words';
import { UnsavedOffer } from './unsaved-offer';
import { useKeptText } from './use-kept-text';
import { useUnsavedText } from './use-unsaved-text';
import { VersionsDialog } from './versions-dialog';

/** A version of a language's words; moments in milliseconds since 1970. */
export interface Version {
  id: number;
  at: number;
  by: string | null;
  kind: string;
}

interface Known {
  /** The newest first. */
  versions: Version[];
  hasOlder: boolean;
  /** The version that made the words what they are. */
  words: Version | null;
}

/** Milliseconds between two looks while somebody writes. */
const glance = 15_000;

function useVersions(address: string, locale: string, version: string): Known {
  const { get } = useFetchClient();
  const isSubmitting = useForm('Versions', (form) => form.isSubmitting);
  const [known, setKnown] = useState<Known>({ versions: [], hasOlder: false, words: null });
  useEffect(() => {
    let isCurrent = true;
    const load = () =>
      get<Known>(`${address}/versions`, { params: { locale } }).then(
        ({ data }) => { if (isCurrent) setKnown(data); },
        () => undefined,
      );
    if (!isSubmitting) void load();
    const timer = setInterval(() => { if (isAtWork()) void load(); }, glance);
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [address, locale, version, isSubmitting, get]);
  return known;
}

/** The panel stands below others, and a refusal speaks of it. */
const intoView = (panel: HTMLElement | null): void => panel?.scrollIntoView({ block: 'center' });

interface Props {
  uid: string;
  /** Where the newsroom tells of the document. */
  address: string;
  documentId: string;
  locale: string;
  /** Of the words that the content manager has fetched, and when they were published. */
  updatedAt: string;
  publishedAt: string | null | undefined;
}

/** What was saved before, by whom, and whether somebody has saved since this form was opened. */
export function VersionsContent({ uid, address, documentId, locale, updatedAt, publishedAt }: Props) {
  const { formatMessage, locale: language } = useIntl();
  const { versions, hasOlder, words } = useVersions(address, locale, `${updatedAt} ${publishedAt}`);
  const key = formKey(uid, documentId, locale);
  const { shownFrom, keepMine, takeTheirs, putBack } = useKeptText(key, updatedAt);
  const { found: unsaved, forget } = useUnsavedText(key, shownFrom);
  const isModified = useForm('Versions', ({ modified }) => modified);
  const desk = useDesk(address);
  const [opened, setOpened] = useState<string | null>(null);
  const say = (id: string, values?: Record<string, string>) => formatMessage({ id: `newsroom.versions.${id}` }, values);
  const whoAndWhen = ({ at, by }: Version) => ({ by: by ?? formatMessage({ id: 'newsroom.history.system' }), at: momentInWords(at, language) });

  const newer = isModified && words && words.at > shownFrom ? words : null;
  const [last] = versions;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {newer && (
        <Flex ref={intoView} direction="column" alignItems="stretch" gap={2} role="alert" background="warning100" padding={3} hasRadius>
          <Typography variant="omega" fontWeight="bold">{say('newer', whoAndWhen(newer))}</Typography>
          <Typography variant="pi">{say('newer.hint')}</Typography>
          <Button size="S" variant="tertiary" fullWidth onClick={() => setOpened(`at:${shownFrom}`)}>{say('newer.look')}</Button>
          <Button size="S" variant="secondary" fullWidth onClick={() => keepMine(newer.at)}>{say('newer.keep')}</Button>
          <Button size="S" variant="danger-light" fullWidth onClick={takeTheirs}>{say('newer.take')}</Button>
        </Flex>
      )}
      {unsaved && <UnsavedOffer at={unsaved.at} onPutBack={() => { putBack(unsaved); forget(); }} onDrop={forget} />}
      {last && <Typography variant="pi" textColor="neutral600">{`${say(`kind.${last.kind}`)} · ${whoAndWhen(last).at} · ${whoAndWhen(last).by}`}</Typography>}
      <Button variant="tertiary" fullWidth disabled={versions.length === 0} onClick={() => setOpened(String((versions[1] ?? versions[0])?.id))}>{say('open')}</Button>
      {opened !== null && (
        <VersionsDialog uid={uid} address={address} locale={locale} versions={versions} hasOlder={hasOlder} first={opened} isModified={isModified} mayRestore={desk?.may.submit === true} onClose={() => setOpened(null)} />
      )}
    </Flex>
  );
}
