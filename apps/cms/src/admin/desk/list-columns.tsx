import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { texts } from '../edit-form';
import { LanguagesCell } from './languages-column';

type Row = Readonly<Record<string, unknown>> & { documentId: string; updatedAt?: string };

interface Header {
  name: string;
  attribute?: { type: string };
  cellFormatter?: unknown;
}

interface ListLayout {
  displayedHeaders: Header[];
  layout: { settings: { displayName?: string } };
}

export const listViewHook = 'Admin/CM/pages/ListView/inject-column-in-table';

/** Tells which languages there are; the newsroom's own column also tells how each of them stands. */
const languagesOfStrapi = 'locales';

const languages = {
  attribute: { type: 'string' },
  label: { id: 'newsroom.languages.column', defaultMessage: 'Languages' },
  searchable: false,
  sortable: false,
  name: 'languages',
  cellFormatter: ({ documentId, updatedAt }: Row, _header: Header, { model }: { model: string }) =>
    texts.has(model) ? <LanguagesCell uid={model} documentId={documentId} version={updatedAt ?? ''} /> : null,
};

function Choice({ value }: { value: unknown }) {
  const { formatMessage } = useIntl();
  if (typeof value !== 'string' || value === '') return <Typography textColor="neutral800">-</Typography>;
  return <Typography textColor="neutral800">{formatMessage({ id: value, defaultMessage: value })}</Typography>;
}

/** Strapi shows the choices of a field in its lists as they are stored, not in words. */
const inWords = (header: Header): Header =>
  header.attribute?.type === 'enumeration' ? { ...header, cellFormatter: (row: Row) => <Choice value={row[header.name]} /> } : header;

/** Shows in the lists of what readers see how each entry stands in each language, and choices in the editor's words. */
export function shapeColumns<L extends ListLayout>({ displayedHeaders, ...rest }: L) {
  const others = displayedHeaders.filter(({ name }) => name !== languagesOfStrapi);
  return { ...rest, displayedHeaders: [...others.map(inWords), languages] };
}
