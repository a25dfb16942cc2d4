import { Button, Flex, Link, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { type Desk, type Locale, useDesk, useDeskAction } from './desk-store';
import { momentInWords } from './moment';

const both = 'both';

function Delivery({ delivery, onSend }: { delivery: NonNullable<Desk['delivery']>; onSend: (() => void) | null }) {
  const { formatMessage, locale } = useIntl();
  const at = momentInWords(delivery.deliveredAt ?? delivery.happenedAt, locale);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography variant="pi" textColor={delivery.state === 'failing' ? 'danger600' : 'neutral600'} role="status">
        {formatMessage({ id: `newsroom.live.delivery.${delivery.state}` }, { at })}
      </Typography>
      {delivery.error && <Typography variant="pi" textColor="danger600">{delivery.error}</Typography>}
      {onSend && <Button fullWidth variant="tertiary" onClick={onSend}>{formatMessage({ id: 'newsroom.live.send-again' })}</Button>}
    </Flex>
  );
}

const withoutScheme = (url: string) => url.replace(/^https?:\/\//, '');

/** Since when readers have a language, and where. */
function Live({ publishedAt, liveSince, url, liveUrl }: Pick<Desk['languages'][number], 'publishedAt' | 'liveSince'> & Pick<Desk['addresses'][number], 'url' | 'liveUrl'>) {
  const { formatMessage, locale } = useIntl();
  if (publishedAt === null || liveSince === null) return null;
  const say = (id: string, values: Record<string, string>) => formatMessage({ id: `newsroom.live.${id}` }, values);
  return (
    <>
      <Typography variant="pi" textColor="success700">{say('since', { at: momentInWords(liveSince, locale) })}</Typography>
      {publishedAt !== liveSince && <Typography variant="pi" textColor="neutral600">{say('again', { at: momentInWords(publishedAt, locale) })}</Typography>}
      {liveUrl && <Link href={liveUrl} isExternal style={{ overflowWrap: 'anywhere' }}>{withoutScheme(liveUrl)}</Link>}
      {url && liveUrl && url !== liveUrl && <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>{say('next-address', { address: withoutScheme(url) })}</Typography>}
    </>
  );
}

/** For each language: what there is, at which address, since when readers have it. */
export function LanguagesContent({ address }: { address: string }) {
  const desk = useDesk(address);
  const { formatMessage, locale: language } = useIntl();
  const { act, isBusy } = useDeskAction(address);
  if (!desk) return null;
  const isPublic = desk.languages.some(({ publishedAt }) => publishedAt !== null);
  const say = (id: string, values?: Record<string, string>) => formatMessage({ id: `newsroom.languages.${id}` }, values);

  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {desk.languages.map(({ locale, state, editor, changedAt, publishedAt, liveSince }) => {
        const known = desk.addresses.find((candidate) => candidate.locale === locale);
        return (
          <Flex key={locale} direction="column" alignItems="stretch" gap={1}>
            <Typography variant="omega" fontWeight="bold">{say('line', { language: formatMessage({ id: locale }), state: say(`state.${state}`) })}</Typography>
            <Live publishedAt={publishedAt} liveSince={liveSince} url={known?.url ?? null} liveUrl={known?.liveUrl ?? null} />
            {changedAt !== null && state !== 'published' && <Typography variant="pi" textColor="neutral600">{say('changed', { at: momentInWords(changedAt, language), by: editor ?? '' })}</Typography>}
            {state === 'older' && desk.may.submit && <Button fullWidth variant="tertiary" loading={isBusy} onClick={() => void act('confirm', { locale })}>{say('confirm')}</Button>}
          </Flex>
        );
      })}
      {desk.may.submit && (
        <SingleSelect aria-label={say('only')} size="S" disabled={isBusy} value={desk.onlyIn ?? both} onChange={(value: string | number) => void act('only-in', { locale: value === both ? null : (value as Locale) })}>
          <SingleSelectOption value={both}>{say('only.both')}</SingleSelectOption>
          <SingleSelectOption value="en">{say('only.en')}</SingleSelectOption>
          <SingleSelectOption value="zh-Hant-HK">{say('only.zh-Hant-HK')}</SingleSelectOption>
        </SingleSelect>
      )}
      {desk.delivery && <Delivery delivery={desk.delivery} onSend={(isPublic || desk.delivery.state !== 'delivered') && desk.may.approve ? () => void act('send-again') : null} />}
    </Flex>
  );
}
