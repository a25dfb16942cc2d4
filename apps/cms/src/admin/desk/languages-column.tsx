import { Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import type { LanguageState, Locale } from './desk-store';

type Languages = { locale: Locale; state: LanguageState }[];
type Get = ReturnType<typeof useFetchClient>['get'];
type Told = Record<string, { onlyIn: Locale | null; languages: Languages }>;

interface Question {
  ids: Set<string>;
  answer: Promise<Told>;
}

const questions = new Map<string, Question>();

/** The rows of a list ask in the same moment: one request answers all of them. */
function ask(get: Get, uid: string, documentId: string): Promise<Told> {
  const open = questions.get(uid);
  if (open) {
    open.ids.add(documentId);
    return open.answer;
  }
  const ids = new Set([documentId]);
  const answer = new Promise<void>((resolve) => setTimeout(resolve)).then(async () => {
    questions.delete(uid);
    const { data } = await get<Told>(`/newsroom/languages/${uid}`, { params: { ids: [...ids].join() } });
    return data;
  });
  questions.set(uid, { ids, answer });
  return answer;
}

const colours: Readonly<Record<LanguageState, string>> = { missing: 'danger600', draft: 'secondary600', published: 'success600', changed: 'secondary600', older: 'warning600' };

/** How an entry stands in each language. */
export function LanguagesCell({ uid, documentId, version }: { uid: string; documentId: string; version: string }) {
  const { get } = useFetchClient();
  const { formatMessage } = useIntl();
  const [told, setTold] = useState<Told[string] | null>(null);
  useEffect(() => {
    let isCurrent = true;
    ask(get, uid, documentId).then(
      (answer) => {
        if (isCurrent) setTold(answer[documentId] ?? null);
      },
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [get, uid, documentId, version]);
  if (!told) return null;
  const shown = told.languages.filter(({ locale }) => told.onlyIn === null || told.onlyIn === locale);
  return (
    <Flex direction="column" alignItems="flex-start">
      {shown.map(({ locale, state }) => (
        <Typography key={locale} variant="pi" textColor={colours[state]}>
          {formatMessage({ id: 'newsroom.languages.line' }, { language: formatMessage({ id: `newsroom.overview.note.${locale}` }), state: formatMessage({ id: `newsroom.languages.state.${state}` }) })}
        </Typography>
      ))}
    </Flex>
  );
}
