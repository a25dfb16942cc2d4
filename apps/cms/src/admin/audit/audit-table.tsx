import { Box, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { momentIn, useActionName } from './audit-words';

export interface AuditEntry {
  sequence: number;
  at: string;
  actorEmail: string;
  actorRoles: string;
  address: string;
  action: string;
  subjectType: string;
  subjectId: string;
  subjectName: string;
  language: string;
  beforeHash: string;
  afterHash: string;
  reason: string;
  hash: string;
}

const columns = ['sequence', 'at', 'actorEmail', 'action', 'subjectName', 'address', 'hash'] as const;

function Lines({ main, more }: { main: string; more: readonly string[] }) {
  return (
    <Box paddingTop={2} paddingBottom={2} maxWidth="32rem">
      <Typography tag="p" textColor="neutral800" style={{ overflowWrap: 'break-word', whiteSpace: 'normal' }}>{main}</Typography>
      {more.filter(Boolean).map((line) => (
        <Typography key={line} tag="p" variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>{line}</Typography>
      ))}
    </Box>
  );
}

const short = (hash: string) => hash.slice(0, 12);

/** One page of the audit. */
export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const { formatMessage, locale } = useIntl();
  const nameOf = useActionName();
  const label = (column: string) => formatMessage({ id: `content-manager.content-types.api::audit-entry.audit-entry.${column}` });
  const say = (key: string) => formatMessage({ id: `newsroom.audit.${key}` });
  const who = (email: string) => (email === 'system' ? say('system') : email === '' ? say('unknown') : email);
  return (
    <Table colCount={columns.length} rowCount={entries.length + 1}>
      <Thead>
        <Tr>{columns.map((column) => <Th key={column}><Typography variant="sigma" textColor="neutral600">{label(column)}</Typography></Th>)}</Tr>
      </Thead>
      <Tbody>
        {entries.map((entry) => (
          <Tr key={entry.sequence}>
            <Td><Typography textColor="neutral600">{entry.sequence}</Typography></Td>
            <Td><Lines main={momentIn(locale, entry.at)} more={[]} /></Td>
            <Td><Lines main={who(entry.actorEmail)} more={[entry.actorRoles]} /></Td>
            <Td><Lines main={nameOf(entry.action)} more={[entry.reason]} /></Td>
            <Td><Lines main={entry.subjectName || entry.subjectId} more={[[entry.subjectType, entry.language].filter(Boolean).join(' · ')]} /></Td>
            <Td><Lines main={entry.address} more={[]} /></Td>
            <Td><Typography tag="code" variant="pi" textColor="neutral600" title={entry.hash}>{short(entry.hash)}</Typography></Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
