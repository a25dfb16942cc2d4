import { Button, Field, Flex, SingleSelect, SingleSelectOption, TextInput, Typography } from '@strapi/design-system';
import { useFetchClient, useForm, useNotification } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { messageIn } from '../desk/desk-store';
import { momentInWords } from '../desk/moment';

/** A link that still opens the draft; moments in milliseconds since 1970. */
interface ClearanceLink {
  link: string;
  note: string | null;
  madeBy: string | null;
  until: number;
  openedAt: number | null;
}

interface Answer {
  url?: string;
  links: ClearanceLink[];
}

const choices = [1, 3, 7, 14, 30];
const usual = 7;

/** Links by which somebody without an account reads the draft: made here, and taken back here. */
export function ClearanceContent({ address, locale }: { address: string; locale: string }) {
  const { formatMessage, locale: language } = useIntl();
  const { get, post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const isModified = useForm('Clearance', ({ modified }) => modified);
  const [links, setLinks] = useState<ClearanceLink[]>([]);
  const [url, setUrl] = useState('');
  const [note, setNote] = useState('');
  const [days, setDays] = useState(usual);
  const [isBusy, setIsBusy] = useState(false);
  const say = (id: string, values?: Record<string, string | number>) => formatMessage({ id: `newsroom.clearance.${id}` }, values);

  useEffect(() => {
    let isCurrent = true;
    get<Answer>(`${address}/clearance`).then(
      ({ data }) => { if (isCurrent) setLinks(data.links); },
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [address, get]);

  const act = async (path: string, body: object) => {
    setIsBusy(true);
    try {
      const { data } = await post<Answer>(`${address}/clearance${path}`, body);
      setLinks(data.links);
      setUrl(data.url ?? '');
      setNote('');
    } catch (error) {
      toggleNotification({ type: 'danger', message: messageIn(error) ?? formatMessage({ id: 'newsroom.desk.failed' }) });
    } finally {
      setIsBusy(false);
    }
  };
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => toggleNotification({ type: 'success', message: say('copied') }),
      () => toggleNotification({ type: 'warning', message: say('not-copied') }),
    );

  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Typography variant="pi" textColor="neutral600">{say('hint')}</Typography>
      <Field.Root name="clearance-note">
        <Field.Label>{say('note')}</Field.Label>
        <TextInput value={note} maxLength={200} onChange={(event: { target: { value: string } }) => setNote(event.target.value)} />
      </Field.Root>
      <Field.Root name="clearance-days">
        <Field.Label>{say('days')}</Field.Label>
        <SingleSelect value={String(days)} onChange={(value: string | number) => setDays(Number(value))}>
          {choices.map((choice) => <SingleSelectOption key={choice} value={String(choice)}>{say('days.count', { days: choice })}</SingleSelectOption>)}
        </SingleSelect>
      </Field.Root>
      {isModified && <Typography variant="pi" textColor="neutral600">{formatMessage({ id: 'newsroom.approval.save-first' })}</Typography>}
      <Button fullWidth variant="secondary" loading={isBusy} disabled={isModified} onClick={() => void act('', { note, days, locale })}>{say('make')}</Button>
      {url && (
        <Flex direction="column" alignItems="stretch" gap={2}>
          <Field.Root name="clearance-url" hint={say('once')}>
            <Field.Label>{say('url')}</Field.Label>
            <TextInput readOnly value={url} onFocus={(event: { target: HTMLInputElement }) => event.target.select()} />
            <Field.Hint />
          </Field.Root>
          <Button fullWidth variant="tertiary" onClick={() => void copy()}>{say('copy')}</Button>
        </Flex>
      )}
      {links.length > 0 && (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3} aria-label={say('in-force')}>
          {links.map(({ link, note: whom, madeBy, until, openedAt }) => (
            <Flex key={link} tag="li" direction="column" alignItems="stretch" gap={1}>
              <Typography variant="pi" fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>{whom ?? say('nobody')}</Typography>
              <Typography variant="pi" textColor="neutral600">{say('until', { at: momentInWords(until, language), by: madeBy ?? '' })}</Typography>
              <Typography variant="pi" textColor="neutral600">{openedAt === null ? say('unopened') : say('opened', { at: momentInWords(openedAt, language) })}</Typography>
              <Button size="S" variant="danger-light" loading={isBusy} onClick={() => void act(`/${link}/revoke`, {})} aria-label={say('revoke.whose', { whom: whom ?? say('nobody') })}>{say('revoke')}</Button>
            </Flex>
          ))}
        </Flex>
      )}
    </Flex>
  );
}
