import { Flex, Link, Typography } from '@strapi/design-system';
import { Calendar, Clock, Cross, Earth, Pencil, Rocket } from '@strapi/icons';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { momentInWords } from './moment';

interface Listed {
  uid: string;
  kind: 'collectionType' | 'singleType';
  documentId: string;
  title: string;
  at: number;
  note: string | null;
}

interface Overview {
  waiting: Listed[];
  returned: Listed[];
  drafts: Listed[];
  scheduled: Listed[];
  untranslated: Listed[];
  failingDeliveries: { happenedAt: number; error: string | null; document: Listed | null }[];
}

let asked: { at: number; answer: Promise<Overview> } | null = null;

/** Six widgets of one page show parts of the same answer. */
const shared = 2000;

function useOverview(): Overview | null {
  const { get } = useFetchClient();
  const [overview, setOverview] = useState<Overview | null>(null);
  useEffect(() => {
    let isCurrent = true;
    if (!asked || Date.now() - asked.at > shared) asked = { at: Date.now(), answer: get<Overview>('/newsroom/overview').then(({ data }) => data) };
    asked.answer.then(
      (answer) => {
        if (isCurrent) setOverview(answer);
      },
      () => {
        asked = null;
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [get]);
  return overview;
}

const formOf = ({ uid, kind, documentId }: Listed) =>
  kind === 'singleType' ? `/content-manager/single-types/${uid}` : `/content-manager/collection-types/${uid}/${documentId}`;

const knownNotes = new Set(['publish', 'unpublish', 'failed', 'en', 'zh-Hant-HK']);

function List({ items }: { items: readonly Listed[] | undefined }) {
  const { formatMessage, locale } = useIntl();
  if (!items) return null;
  if (items.length === 0) return <Typography textColor="neutral600">{formatMessage({ id: 'newsroom.overview.none' })}</Typography>;
  const noteOf = (note: string) => (knownNotes.has(note) ? formatMessage({ id: `newsroom.overview.note.${note}` }) : note);
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
      {items.map((item) => (
        <Flex key={`${item.documentId} ${item.note}`} tag="li" direction="column" alignItems="flex-start">
          <Link tag={NavLink} to={formOf(item)}>{item.title}</Link>
          <Typography variant="pi" textColor="neutral600">{[momentInWords(item.at, locale), item.note && noteOf(item.note)].filter(Boolean).join(' · ')}</Typography>
        </Flex>
      ))}
    </Flex>
  );
}

type ListName = Exclude<keyof Overview, 'failingDeliveries'>;

const listWidget = (name: ListName) =>
  function Widget() {
    return <List items={useOverview()?.[name]} />;
  };

function Deliveries() {
  const { formatMessage, locale } = useIntl();
  const failing = useOverview()?.failingDeliveries;
  if (!failing) return null;
  if (failing.length === 0) return <Typography textColor="neutral600">{formatMessage({ id: 'newsroom.overview.all-delivered' })}</Typography>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
      {failing.map(({ happenedAt, error, document }) => (
        <Flex key={`${happenedAt} ${document?.documentId}`} tag="li" direction="column" alignItems="flex-start">
          {document && <Link tag={NavLink} to={formOf(document)}>{document.title}</Link>}
          <Typography variant="pi" textColor="danger600">{formatMessage({ id: 'newsroom.overview.delivery' }, { at: momentInWords(happenedAt, locale) })}</Typography>
          {error && <Typography variant="pi" textColor="neutral600" lang="en">{error}</Typography>}
        </Flex>
      ))}
    </Flex>
  );
}

const widget = (id: string, icon: typeof Clock, component: () => React.JSX.Element | null) => ({
  id: `newsroom-${id}`, pluginId: 'content-manager', icon, title: { id: `newsroom.overview.${id}`, defaultMessage: id }, component: () => Promise.resolve(component),
});

/** What a person finds on arriving: the work that waits, first that of others. */
export const widgets = [
  widget('waiting', Clock, listWidget('waiting')),
  widget('returned', Cross, listWidget('returned')),
  widget('drafts', Pencil, listWidget('drafts')),
  widget('scheduled', Calendar, listWidget('scheduled')),
  widget('untranslated', Earth, listWidget('untranslated')),
  widget('deliveries', Rocket, Deliveries),
];
