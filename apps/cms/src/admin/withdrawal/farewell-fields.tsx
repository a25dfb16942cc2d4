import { Field, Flex, Radio, Textarea, TextInput, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Locale } from '../desk/desk-store';

type Kind = 'notice' | 'elsewhere';
type Texts = Partial<Record<Locale, string>>;

/** What the server takes: by language the reason that readers see, or the address where they are sent. */
export interface Farewell {
  reasons: Texts;
  to: Texts;
}

/** The longest reason, in characters. */
const longest = 500;

/** A language in which something is taken off, and one of the addresses that readers have. */
export interface Address {
  locale: Locale;
  url: string | null;
}

const segmentIn = ({ url }: Address) => (url === null ? '' : (new URL(url).pathname.split('/')[1] ?? ''));

/** @returns the same page of the site under another language's part of the address */
function sameUnder(segment: string, to: string, segments: readonly string[]): string {
  const [, first = '', ...rest] = to.split('/');
  return segments.includes(first) ? ['', segment, ...rest].join('/') : to;
}

/** What is being written, and what of it is still lacking. @param earlier what was written before */
export function useFarewell(addresses: readonly Address[], earlier: Farewell | null = null) {
  const [kind, setKind] = useState<Kind | null>(null);
  const [reasons, setReasons] = useState<Texts>({});
  const [to, setTo] = useState<Texts>({});
  const segments = addresses.map(segmentIn);
  const chosen = kind ?? (earlier && Object.keys(earlier.to).length > 0 ? 'elsewhere' : 'notice');
  const reasonFor = (locale: Locale) => reasons[locale] ?? earlier?.reasons[locale] ?? '';
  const targetFor = (address: Address) => {
    const typed = to[address.locale] ?? earlier?.to[address.locale];
    const [other] = Object.values(to);
    return typed ?? (other ? sameUnder(segmentIn(address), other, segments) : '');
  };
  const textFor = (address: Address) => (chosen === 'notice' ? reasonFor(address.locale) : targetFor(address));
  const texts: Texts = Object.fromEntries(addresses.map((address) => [address.locale, textFor(address).trim()]));
  return {
    kind: chosen, setKind, textFor,
    setText: (locale: Locale, text: string) => (chosen === 'notice' ? setReasons({ ...reasons, [locale]: text }) : setTo({ ...to, [locale]: text })),
    isTyped: kind !== null || Object.keys(reasons).length > 0 || Object.keys(to).length > 0,
    isComplete: addresses.every((address) => textFor(address).trim() !== ''),
    body: (chosen === 'notice' ? { reasons: texts, to: {} } : { reasons: {}, to: texts }) satisfies Farewell,
  };
}

/** Asks what is left to readers of what is taken off, in each language in which they have it. */
export function FarewellFields({ addresses, farewell }: { addresses: readonly Address[]; farewell: ReturnType<typeof useFarewell> }) {
  const { formatMessage } = useIntl();
  const say = (id: string, values?: Record<string, string>) => formatMessage({ id: `newsroom.withdrawal.${id}` }, values);
  const { kind, setKind, textFor, setText } = farewell;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Typography id="farewell-kind" variant="pi" fontWeight="bold">{say('kind')}</Typography>
        <Radio.Group aria-labelledby="farewell-kind" value={kind} onValueChange={(value: string) => setKind(value === 'elsewhere' ? 'elsewhere' : 'notice')}>
          <Radio.Item value="notice">{say('kind.notice')}</Radio.Item>
          <Radio.Item value="elsewhere">{say('kind.elsewhere')}</Radio.Item>
        </Radio.Group>
      </Flex>
      {addresses.map((address) => {
        const { locale } = address;
        const onChange = ({ target }: { target: { value: string } }) => setText(locale, target.value);
        return (
          <Field.Root key={`${kind} ${locale}`} name={`${kind}-${locale}`} required hint={kind === 'notice' ? say('reason.hint') : say('to.hint', { example: `/${segmentIn(address)}/news` })}>
            <Field.Label>{say(`${kind === 'notice' ? 'reason' : 'to'}.${locale}`)}</Field.Label>
            {kind === 'notice' ? (
              <Textarea lang={locale} maxLength={longest} value={textFor(address)} onChange={onChange} />
            ) : (
              <TextInput value={textFor(address)} onChange={onChange} />
            )}
            <Field.Hint />
          </Field.Root>
        );
      })}
    </Flex>
  );
}
