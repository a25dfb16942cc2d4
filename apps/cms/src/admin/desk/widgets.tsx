import { Flex, Link, Typography } from '@strapi/design-system';
import { Calendar, Clock, Cross, Earth, Pencil, Rocket } from '@strapi/icons';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { type Failure, FailureText } from './failure-text';
import { momentInWords } from './moment';

interface Listed {
  uid: string;
  kind: 'collectionType' | 'singleType';
  documentId: string;
  title: string;
  at: number;
  note: string | null;
  error: Failure | null;
}

/** How many entries of a type a list does not show. */
interface Rest {
  uid: string;
  kind: Listed['kind'];
  name: string;
  count: number;
}

type ListName = 'waiting' | 'returned' | 'drafts' | 'scheduled' | 'untranslated';

interface Overview {
  waiting: Listed[];
  returned: Listed[];
  drafts: Listed[];
  scheduled: Listed[];
  untranslated: Listed[];
  failingDeliveries: { happenedAt: number; error: string | null; document: Listed | null }[];
  more: Record<ListName, Rest[]> & { failingDeliveries: number };
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

const knownNotes = new Set(['publish', 'unpublish', 'failed', 'late-publish', 'late-unpublish', 'en', 'zh-Hant-HK']);
const amiss = new Set(['failed', 'late-publish', 'late-unpublish']);

function Item({ item }: { item: Listed }) {
  const { formatMessage, locale } = useIntl();
  const note = item.note && (knownNotes.has(item.note) ? formatMessage({ id: `newsroom.overview.note.${item.note}` }) : item.note);
  const isAmiss = item.note !== null && amiss.has(item.note);
  return (
    <Flex tag="li" direction="column" alignItems="flex-start">
      <Link tag={NavLink} to={formOf(item)}>{item.title}</Link>
      <Typography variant="pi" textColor={isAmiss ? 'danger600' : 'neutral600'}>{[momentInWords(item.at, locale), note].filter(Boolean).join(' · ')}</Typography>
      {isAmiss && item.error && <FailureText failure={item.error} />}
    </Flex>
  );
}

function More({ rest: { uid, kind, name, count } }: { rest: Rest }) {
  const { formatMessage } = useIntl();
  return (
    <Link tag={NavLink} to={`/content-manager/${kind === 'singleType' ? 'single-types' : 'collection-types'}/${uid}`}>
      {formatMessage({ id: 'newsroom.overview.more' }, { count, name: formatMessage({ id: name, defaultMessage: name }) })}
    </Link>
  );
}

function List({ items, rest }: { items: readonly Listed[] | undefined; rest: readonly Rest[] }) {
  const { formatMessage } = useIntl();
  if (!items) return null;
  if (items.length === 0) return <Typography textColor="neutral600">{formatMessage({ id: 'newsroom.overview.none' })}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {items.map((item) => <Item key={`${item.documentId} ${item.note} ${item.at}`} item={item} />)}
      </Flex>
      {rest.map((some) => <More key={some.uid} rest={some} />)}
    </Flex>
  );
}

const listWidget = (name: ListName) =>
  function Widget() {
    const overview = useOverview();
    return <List items={overview?.[name]} rest={overview?.more[name] ?? []} />;
  };

function Deliveries() {
  const { formatMessage, locale } = useIntl();
  const overview = useOverview();
  if (!overview) return null;
  const { failingDeliveries: failing, more } = overview;
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
      {more.failingDeliveries > 0 && (
        <Flex tag="li"><Typography variant="pi" textColor="neutral600">{formatMessage({ id: 'newsroom.overview.more-deliveries' }, { count: more.failingDeliveries })}</Typography></Flex>
      )}
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
