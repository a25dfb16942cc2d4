import { Box, Button, Field, Flex, Grid, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { type FormEvent, useState } from 'react';
import { useIntl } from 'react-intl';
import { useActionName } from './audit-words';

export interface Asked {
  who: string;
  action: string;
  subject: string;
  /** Days in Hong Kong, `2026-11-23`. */
  from: string;
  to: string;
}

export const nothingAsked: Asked = { who: '', action: '', subject: '', from: '', to: '' };

type Texts = Exclude<keyof Asked, 'action'>;

const kinds: Readonly<Record<Texts, 'text' | 'date'>> = { who: 'text', subject: 'text', from: 'date', to: 'date' };
const anything = 'anything';

/** Asks for who, what, which subject, and when. */
export function AuditFilters({ actions, onAsk }: { actions: readonly string[]; onAsk: (asked: Asked) => void }) {
  const { formatMessage } = useIntl();
  const nameOf = useActionName();
  const [asked, setAsked] = useState(nothingAsked);
  const say = (key: string) => formatMessage({ id: `newsroom.audit.${key}` });
  const change = (changed: Partial<Asked>) => setAsked((before) => ({ ...before, ...changed }));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk(asked);
  };
  const clear = () => {
    setAsked(nothingAsked);
    onAsk(nothingAsked);
  };
  const text = (name: Texts, columns: number) => (
    <Grid.Item col={columns} s={6} xs={12} direction="column" alignItems="stretch">
      <Field.Root name={name}>
        <Field.Label>{say(name)}</Field.Label>
        <TextInput type={kinds[name]} value={asked[name]} onChange={(event: { target: { value: string } }) => change({ [name]: event.target.value })} />
      </Field.Root>
    </Grid.Item>
  );

  return (
    <Box tag="form" onSubmit={submit} role="search" background="neutral0" shadow="tableShadow" hasRadius padding={6}>
      <Grid.Root gap={4}>
        {text('who', 4)}
        <Grid.Item col={4} s={6} xs={12} direction="column" alignItems="stretch">
          <Field.Root name="action">
            <Field.Label>{say('what')}</Field.Label>
            <SingleSelect value={asked.action || anything} onChange={(value) => change({ action: value === anything ? '' : String(value) })}>
              <SingleSelectOption value={anything}>{say('anything')}</SingleSelectOption>
              {actions.map((action) => <SingleSelectOption key={action} value={action}>{nameOf(action)}</SingleSelectOption>)}
            </SingleSelect>
          </Field.Root>
        </Grid.Item>
        {text('subject', 4)}
        {text('from', 3)}
        {text('to', 3)}
        <Grid.Item col={6} s={12} xs={12} alignItems="flex-end" justifyContent="flex-end">
          <Flex gap={2}>
            <Button type="button" variant="tertiary" onClick={clear}>{say('clear')}</Button>
            <Button type="submit">{say('search')}</Button>
          </Flex>
        </Grid.Item>
      </Grid.Root>
    </Box>
  );
}
