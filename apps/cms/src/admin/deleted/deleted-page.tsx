import { Box, Button, EmptyStateLayout, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Layouts, Page, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import { type Locale, messageIn } from '../desk/desk-store';
import { momentInWords } from '../desk/moment';
import { forms } from '../edit-form';

/** What the server tells of something deleted. */
interface Deleted {
  uid: string;
  documentId: string;
  title: string;
  locales: Locale[];
  /** Milliseconds since 1970. */
  at: number;
  by: string | null;
}

const nameOfForm = (uid: string) => Object.keys(forms).find((name) => forms[name] === uid) ?? uid;

function DeletedScreen() {
  const { formatMessage, locale } = useIntl();
  const { get, post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const navigate = useNavigate();
  const [documents, setDocuments] = useState<Deleted[] | null>(null);
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const say = useCallback((key: string, values?: Record<string, string>) => formatMessage({ id: `newsroom.deleted.${key}` }, values), [formatMessage]);

  useEffect(() => {
    const controller = new AbortController();
    get<{ documents: Deleted[] }>('/newsroom/deleted', { signal: controller.signal }).then(
      ({ data }) => setDocuments(data.documents),
      (error: unknown) => {
        if (!controller.signal.aborted) toggleNotification({ type: 'danger', message: messageIn(error) ?? formatMessage({ id: 'newsroom.desk.failed' }) });
      },
    );
    return () => controller.abort();
  }, [get, toggleNotification, formatMessage]);

  const restore = async ({ uid, documentId, locales }: Deleted) => {
    setBusyWith(documentId);
    try {
      const { data } = await post<{ missing: string[] }>(`/newsroom/deleted/${uid}/${documentId}/restore`);
      toggleNotification(data.missing.length > 0
        ? { type: 'warning', message: formatMessage({ id: 'newsroom.versions.missing' }, { names: data.missing.join(', ') }) }
        : { type: 'success', message: say('restored') });
      navigate(`/content-manager/collection-types/${uid}/${documentId}?plugins[i18n][locale]=${locales[0] ?? 'en'}`);
    } catch (error) {
      toggleNotification({ type: 'danger', message: messageIn(error) ?? formatMessage({ id: 'newsroom.desk.failed' }) });
      setBusyWith(null);
    }
  };

  if (documents === null) return <Page.Loading />;
  return (
    <>
      <Layouts.Header title={say('title')} subtitle={say('subtitle')} />
      <Layouts.Content>
        {documents.length === 0 ? <EmptyStateLayout content={say('nothing')} /> : (
          <Table colCount={5} rowCount={documents.length + 1}>
            <Thead>
              <Tr>
                {['what', 'languages', 'when', 'who', 'action'].map((column) => <Th key={column}><Typography variant="sigma">{say(`column.${column}`)}</Typography></Th>)}
              </Tr>
            </Thead>
            <Tbody>
              {documents.map((each) => (
                <Tr key={`${each.uid} ${each.documentId}`}>
                  <Td>
                    <Box paddingTop={2} paddingBottom={2} maxWidth="28rem">
                      <Typography tag="p" textColor="neutral800" style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>{each.title}</Typography>
                      <Typography tag="p" variant="pi" textColor="neutral600">{formatMessage({ id: nameOfForm(each.uid) })}</Typography>
                    </Box>
                  </Td>
                  <Td><Typography>{each.locales.map((code) => say(`language.${code}`)).join(say('and'))}</Typography></Td>
                  <Td><Typography>{momentInWords(each.at, locale)}</Typography></Td>
                  <Td><Typography>{each.by ?? formatMessage({ id: 'newsroom.history.system' })}</Typography></Td>
                  <Td>
                    <Button size="S" variant="secondary" loading={busyWith === each.documentId} disabled={busyWith !== null} aria-label={say('restore.of', { title: each.title })} onClick={() => void restore(each)}>{say('restore')}</Button>
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        )}
      </Layouts.Content>
    </>
  );
}

/** What was deleted, and the way back: for all that somebody may publish, and for what they have worked on themselves. */
export function DeletedPage() {
  const { formatMessage } = useIntl();
  return (
    <Page.Main>
      <Page.Title>{formatMessage({ id: 'newsroom.deleted.title' })}</Page.Title>
      <DeletedScreen />
    </Page.Main>
  );
}
