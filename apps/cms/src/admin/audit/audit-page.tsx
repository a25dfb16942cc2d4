import { Box, Button, EmptyStateLayout, Flex, Grid, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { Layouts, Page, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { AuditFilters, type Asked, nothingAsked } from './audit-filters';
import { type AuditEntry, AuditTable } from './audit-table';

export const readAudit = { action: 'admin::newsroom-audit.read', subject: null };

interface Answer {
  entries: AuditEntry[];
  total: number;
  pageSize: number;
  actions: string[];
}

/** Gives the browser a file to save. */
function save(blob: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function AuditScreen() {
  const { formatMessage } = useIntl();
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [asked, setAsked] = useState<Asked>(nothingAsked);
  const [page, setPage] = useState(1);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const say = useCallback((key: string, values = {}) => formatMessage({ id: `newsroom.audit.${key}` }, values), [formatMessage]);
  const fail = useCallback(() => toggleNotification({ type: 'danger', message: say('failed') }), [toggleNotification, say]);

  useEffect(() => {
    const controller = new AbortController();
    get<Answer>('/newsroom/audit', { params: { ...asked, page }, signal: controller.signal }).then(
      ({ data }) => setAnswer(data),
      () => { if (!controller.signal.aborted) fail(); },
    );
    return () => controller.abort();
  }, [get, asked, page, fail]);

  const exportAll = async () => {
    try {
      const { data } = await get<Blob>('/newsroom/audit.csv', { params: { ...asked }, responseType: 'blob' });
      save(data, `audit-${new Date().toISOString().slice(0, 10)}.csv`);
    } catch {
      fail();
    }
  };

  const pages = Math.max(1, Math.ceil((answer?.total ?? 0) / (answer?.pageSize ?? 1)));
  return (
    <>
      <Layouts.Header
        title={say('title')}
        subtitle={say('subtitle')}
        primaryAction={<Button variant="secondary" startIcon={<Download />} onClick={() => void exportAll()}>{say('export')}</Button>}
      />
      <Layouts.Content>
        <AuditFilters actions={answer?.actions ?? []} onAsk={(next) => { setPage(1); setAsked(next); }} />
        {answer && (
          <Box paddingTop={4}>
            <Typography tag="p" variant="pi" textColor="neutral600" aria-live="polite">{say('found', { total: answer.total })}</Typography>
            <Box paddingTop={2}>
              {answer.entries.length > 0 ? <AuditTable entries={answer.entries} /> : <EmptyStateLayout content={say('nothing')} />}
            </Box>
            <Grid.Root gap={4} paddingTop={4}>
              <Grid.Item col={12} xs={12} direction="row" justifyContent="space-between">
                <Button variant="tertiary" disabled={page <= 1} onClick={() => setPage(page - 1)}>{say('newer')}</Button>
                <Flex><Typography variant="pi">{say('page', { page, pages })}</Typography></Flex>
                <Button variant="tertiary" disabled={page >= pages} onClick={() => setPage(page + 1)}>{say('older')}</Button>
              </Grid.Item>
            </Grid.Root>
          </Box>
        )}
      </Layouts.Content>
    </>
  );
}

/** What administrators read the audit by. */
export function AuditPage() {
  const { formatMessage } = useIntl();
  return (
    <Page.Protect permissions={[readAudit]}>
      <Page.Title>{formatMessage({ id: 'newsroom.audit.title' })}</Page.Title>
      <Page.Main>
        <AuditScreen />
      </Page.Main>
    </Page.Protect>
  );
}
