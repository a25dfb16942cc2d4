import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useIntl } from 'react-intl';
import { isAtWork } from '../sessions/presence';
import { labelKey } from '../words';
import type { Failure } from './failure-text';
import { formFilled } from './shown-prints';

export type Locale = 'en' | 'zh-Hant-HK';
export type Part = Locale | 'shared';
export type LanguageState = 'missing' | 'draft' | 'published' | 'changed' | 'older';

interface Scheduled {
  state: 'waiting' | 'done' | 'failed';
  at: number;
  setBy: string | null;
  doneAt: number | null;
  error: Failure | null;
  /** The hour has passed, and it is not done. */
  isLate: boolean;
  /** A take-off whose hour has come, and whose text has still to be published. */
  isBehind: boolean;
  /** What is left to readers at that hour. */
  farewell: { reasons: Partial<Record<Locale, string>>; to: Partial<Record<Locale, string>> } | null;
}

/** What the server tells of a document; moments in milliseconds since 1970. */
export interface Desk {
  state: 'submitted' | 'returned' | null;
  onlyIn: Locale | null;
  submittedBy: string | null;
  /** Of what each language's draft says, and of what they share: others when words, parts or files are others. */
  prints: Record<Part, string>;
  languages: { locale: Locale; state: LanguageState; changedAt: number | null; editor: string | null; publishedAt: number | null; liveSince: number | null }[];
  /** `url`: with the next publish; `liveUrl`: what readers have. */
  addresses: { locale: Locale; url: string | null; liveUrl: string | null }[];
  delivery: { state: 'waiting' | 'delivered' | 'failing'; happenedAt: number; deliveredAt: number | null; error: string | null } | null;
  schedule: { publish?: Scheduled; unpublish?: Scheduled };
  history: { at: number; by: string | null; kind: string; text: string | null; failure: Failure | null }[];
  obstacles: string[];
  /** What has to be filled in before it can be published; what is said of pictures is in the reader's language. */
  incomplete: { fields: { locale: Locale; uid: string; field: string }[]; pictures: string[] };
  may: { submit: boolean; approve: boolean; override: boolean };
}

/** Several panels beside one form show the same document: it is asked for once. */
const desks = new Map<string, Desk>();
const listeners = new Set<() => void>();

function put(address: string, desk: Desk) {
  desks.set(address, desk);
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void) {
  listeners.add(tell);
  return () => {
    listeners.delete(tell);
  };
}

export const addressOf = (uid: string, documentId: string) => `/newsroom/documents/${uid}/${documentId}`;

export const useDesk = (address: string): Desk | null => useSyncExternalStore(subscribe, () => desks.get(address) ?? null);

/** Milliseconds between two looks while something is under way: a delivery, or an hour that is near. */
const glance = 2000;
const rest = 30_000;

/** What a form was filled with. */
export interface Filling {
  locale: Locale;
  /** Of its words: milliseconds since 1970. */
  shownFrom: number;
  /** Changes with every save and publish. */
  version: string;
}

/** Keeps what is known of a document as it is. Belongs into one of the panels. */
export function useDeskUpdates(address: string, { locale, shownFrom, version }: Filling): void {
  const { get } = useFetchClient();
  const told = useRef('');
  const desk = useDesk(address);
  const isNear = Object.values(desk?.schedule ?? {}).some(({ state, at }) => state === 'waiting' && at < Date.now() + 60_000);
  const isUnderWay = desk?.delivery?.state === 'waiting' || desk?.delivery?.state === 'failing' || isNear;
  useEffect(() => {
    let isCurrent = true;
    const load = () =>
      get<Desk>(address).then(
        ({ data }) => {
          if (!isCurrent) return;
          const filling = `${address} ${locale} ${version}`;
          if (told.current !== filling) formFilled(address, data, locale, shownFrom);
          told.current = filling;
          put(address, data);
        },
        () => undefined,
      );
    void load();
    const timer = setInterval(() => { if (isAtWork()) void load(); }, isUnderWay ? glance : rest);
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [address, locale, shownFrom, version, get, isUnderWay]);
}

/** @returns what the newsroom said when it refused, in the person's language; `null` when it said nothing */
export const messageIn = (error: unknown): string | null => {
  const response: unknown = typeof error === 'object' && error !== null && 'response' in error ? error.response : null;
  const data = (response as { data?: { error?: { message?: string } } } | null)?.data;
  return data?.error?.message ?? null;
};

/** @returns the required fields that a refusal names */
function lackingIn(error: unknown): { uid: string; field: string }[] {
  const response: unknown = typeof error === 'object' && error !== null && 'response' in error ? error.response : null;
  return (response as { data?: { error?: { details?: { lacking?: { uid: string; field: string }[] } } } } | null)?.data?.error?.details?.lacking ?? [];
}

/** @returns a way to do something with the document, which says what went wrong, and whether something is being done */
export function useDeskAction(address: string) {
  const { get, post } = useFetchClient();
  const { formatMessage, locale } = useIntl();
  const { toggleNotification } = useNotification();
  const [isBusy, setIsBusy] = useState(false);

  const act = async (name: string, body: object = {}): Promise<boolean> => {
    setIsBusy(true);
    try {
      const { data } = await post<Desk>(`${address}/${name}`, body);
      put(address, data);
      return true;
    } catch (error) {
      const fields = new Set(lackingIn(error).map(({ uid, field }) => formatMessage({ id: labelKey(uid, field), defaultMessage: field })));
      toggleNotification({ type: 'danger', message: [messageIn(error) ?? formatMessage({ id: 'newsroom.desk.failed' }), [...fields].join(locale === 'zh' ? '、' : ', ')].filter(Boolean).join(' ') });
      // What was refused may be so because of what others did meanwhile.
      get<Desk>(address).then(({ data }) => put(address, data), () => undefined);
      return false;
    } finally {
      setIsBusy(false);
    }
  };
  return { act, isBusy };
}
