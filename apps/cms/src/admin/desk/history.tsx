import { Button, Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import type { Desk } from './desk-store';
import { FailureText } from './failure-text';
import { momentInWords } from './moment';

type Entry = Desk['history'][number];

/** What stands beside the form before somebody asks for all. */
const few = 8;

const withText: ReadonlySet<string> = new Set(['submitted', 'returned', 'override', 'unpublished', 'deleted', 'file-replaced']);

/** What has happened to a text. @param entries the last ones @param address where all of it is known */
export function History({ entries, address }: { entries: readonly Entry[]; address: string }) {
  const { formatMessage, locale } = useIntl();
  const { get } = useFetchClient();
  const [isWhole, setIsWhole] = useState(false);
  const [whole, setWhole] = useState<readonly Entry[] | null>(null);
  const newest = entries[0]?.at;
  useEffect(() => {
    if (!isWhole) return undefined;
    let isCurrent = true;
    get<{ history: Entry[] }>(`${address}/history`).then(
      ({ data }) => {
        if (isCurrent) setWhole(data.history);
      },
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [isWhole, newest, address, get]);
  const shown = isWhole ? (whole ?? entries) : entries.slice(0, few);

  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      <Flex tag="ol" direction="column" alignItems="stretch" gap={2} width="100%">
        {shown.map(({ at, by, kind, text, failure }) => (
          <Flex key={`${at} ${kind}`} tag="li" direction="column" alignItems="stretch">
            <Typography variant="pi" textColor="neutral600">
              {`${momentInWords(at, locale)} · ${formatMessage({ id: `newsroom.history.${kind}` }, { by: by ?? formatMessage({ id: 'newsroom.history.system' }) })}`}
            </Typography>
            {kind === 'only-in' && <Typography variant="pi">{formatMessage({ id: `newsroom.languages.only.${text ?? 'both'}` })}</Typography>}
            {failure ? <FailureText failure={failure} /> : text && withText.has(kind) && <Typography variant="pi">{text}</Typography>}
          </Flex>
        ))}
      </Flex>
      {entries.length > few && (
        <Button fullWidth variant="tertiary" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>{formatMessage({ id: isWhole ? 'newsroom.history.fewer' : 'newsroom.history.all' })}</Button>
      )}
    </Flex>
  );
}
