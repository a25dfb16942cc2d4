import { Box, Button, Field, Flex, Loader, Modal, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { messageIn } from '../desk/desk-store';
import { momentInWords } from '../desk/moment';
import { labelKey } from '../words';
import type { Version } from './versions-panel';

interface FieldChange {
  field: string;
  parts: { kind: 'same' | 'removed' | 'added'; text: string }[];
}

const look = {
  same: {},
  removed: { background: '#fcecea', color: '#9b2212', textDecoration: 'line-through' },
  added: { background: '#eafbe7', color: '#2f6846', textDecoration: 'underline' },
};
const elements = { same: 'span', removed: 'del', added: 'ins' } as const;

/** The draft as it is now stands beside its versions. */
const draft = 'draft';

function Change({ uid, change: { field, parts } }: { uid: string; change: FieldChange }) {
  const { formatMessage } = useIntl();
  const isSame = parts.every(({ kind }) => kind === 'same');
  return (
    <Box tag="section" paddingTop={4}>
      <Typography tag="h3" variant="delta">{formatMessage({ id: labelKey(uid, field), defaultMessage: field })}</Typography>
      {isSame && <Typography variant="pi" textColor="neutral600">{formatMessage({ id: 'newsroom.versions.formatting' })}</Typography>}
      <Typography tag="p" variant="omega" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {parts.map(({ kind, text }, index) => {
          const Part = elements[kind];
          return <Part key={`${index} ${kind}`} style={look[kind]}>{text}</Part>;
        })}
      </Typography>
    </Box>
  );
}

function Changes({ uid, address, locale, before, after }: { uid: string; address: string; locale: string; before: string; after: string }) {
  const { formatMessage } = useIntl();
  const { get } = useFetchClient();
  const [found, setFound] = useState<FieldChange[] | 'failed' | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setFound(null);
    get<{ changes: FieldChange[] }>(`${address}/versions/compare`, { params: { locale, before, after } }).then(
      ({ data }) => { if (isCurrent) setFound(data.changes); },
      () => { if (isCurrent) setFound('failed'); },
    );
    return () => {
      isCurrent = false;
    };
  }, [address, locale, before, after, get]);
  if (found === null) return <Loader small>{formatMessage({ id: 'newsroom.versions.loading' })}</Loader>;
  if (found === 'failed') return <Typography role="alert" textColor="danger600">{formatMessage({ id: 'newsroom.versions.failed' })}</Typography>;
  if (found.length === 0) return <Typography role="status">{formatMessage({ id: 'newsroom.versions.none' })}</Typography>;
  return <>{found.map((change) => <Change key={change.field} uid={uid} change={change} />)}</>;
}

interface Props {
  uid: string;
  address: string;
  locale: string;
  /** The newest, when it opens. */
  versions: readonly Version[];
  /** Whether there are older ones. */
  hasOlder: boolean;
  /** Chosen when it opens: the number of a version, or `at:` and a moment in milliseconds since 1970. */
  first: string;
  /** Whether words in the form are not saved: they would be lost. */
  isModified: boolean;
  mayRestore: boolean;
  onClose(): void;
}

/** Two versions of a text, field by field, and the way back to one of them. */
export function VersionsDialog({ uid, address, locale, versions: newest, hasOlder: hasMore, first, isModified, mayRestore, onClose }: Props) {
  const { formatMessage, locale: language } = useIntl();
  const { get, post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [{ versions, hasOlder }, setListed] = useState({ versions: newest, hasOlder: hasMore });
  const [before, setBefore] = useState(first);
  const [after, setAfter] = useState(draft);
  const [isBusy, setIsBusy] = useState(false);
  const [missing, setMissing] = useState<string[]>([]);
  const say = (id: string, values?: Record<string, string>) => formatMessage({ id: `newsroom.versions.${id}` }, values);
  const nameOf = ({ at, by, kind }: Version) => `${momentInWords(at, language)} · ${say(`kind.${kind}`)} · ${by ?? formatMessage({ id: 'newsroom.history.system' })}`;

  const restore = async () => {
    setIsBusy(true);
    try {
      const { data } = await post<{ missing: string[] }>(`${address}/versions/${before}/restore`, {}, { params: { locale } });
      if (data.missing.length === 0) window.location.reload();
      else setMissing(data.missing);
    } catch (error) {
      toggleNotification({ type: 'danger', message: messageIn(error) ?? formatMessage({ id: 'newsroom.desk.failed' }) });
    } finally {
      setIsBusy(false);
    }
  };
  const listOlder = async () => {
    setIsBusy(true);
    try {
      const { data } = await get<{ versions: Version[]; hasOlder: boolean }>(`${address}/versions`, { params: { locale, before: versions.at(-1)?.id } });
      setListed({ versions: [...versions, ...data.versions], hasOlder: data.hasOlder });
    } catch (error) {
      toggleNotification({ type: 'danger', message: messageIn(error) ?? formatMessage({ id: 'newsroom.desk.failed' }) });
    } finally {
      setIsBusy(false);
    }
  };
  const isListed = (which: string) => versions.some(({ id }) => String(id) === which);
  const choices = (withDraft: boolean) => [
    ...(withDraft || isListed(first) ? [] : [<SingleSelectOption key={first} value={first}>{say('opened')}</SingleSelectOption>]),
    ...(withDraft ? [<SingleSelectOption key={draft} value={draft}>{say('draft')}</SingleSelectOption>] : []),
    ...versions.map((version) => <SingleSelectOption key={version.id} value={String(version.id)}>{nameOf(version)}</SingleSelectOption>),
  ];

  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => { if (!isOpen) onClose(); }}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{say('title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Field.Root name="before">
              <Field.Label>{say('version')}</Field.Label>
              <SingleSelect value={before} onChange={(value: string | number) => setBefore(String(value))}>{choices(false)}</SingleSelect>
            </Field.Root>
            <Field.Root name="after">
              <Field.Label>{say('with')}</Field.Label>
              <SingleSelect value={after} onChange={(value: string | number) => setAfter(String(value))}>{choices(true)}</SingleSelect>
            </Field.Root>
            {hasOlder && <Button size="S" variant="tertiary" loading={isBusy} onClick={() => void listOlder()}>{say('older')}</Button>}
            <Typography variant="pi" textColor="neutral600">{say('legend')}</Typography>
            <Box aria-live="polite"><Changes uid={uid} address={address} locale={locale} before={before} after={after} /></Box>
            {missing.length > 0 && <Typography role="alert" textColor="warning700">{say('missing', { names: missing.join(', ') })}</Typography>}
            {mayRestore && isModified && <Typography variant="pi" textColor="warning700">{say('save-first')}</Typography>}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={() => (missing.length > 0 ? window.location.reload() : onClose())}>{say('close')}</Button>
          {mayRestore && missing.length === 0 && isListed(before) && <Button loading={isBusy} disabled={isModified} onClick={() => void restore()}>{say('restore')}</Button>}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
