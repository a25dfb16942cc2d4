import { Button, Field, Flex, Textarea, TextInput, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { FarewellFields, useFarewell } from '../withdrawal/farewell-fields';
import { needsReasonOf } from './approval-panel';
import { type Desk, useDesk, useDeskAction } from './desk-store';
import { FailureText } from './failure-text';
import { fromField, momentInWords, toField } from './moment';
import { isChangedSince, shownIn } from './shown-prints';

type Action = 'publish' | 'unpublish';
const actions: readonly Action[] = ['publish', 'unpublish'];

const waitingIn = ({ schedule }: Desk, action: Action) => (schedule[action]?.state === 'waiting' ? toField(schedule[action].at) : '');

/** The languages that will be public at the hour, with their addresses. */
const addressesIn = ({ languages, onlyIn, addresses }: Desk) =>
  languages.filter(({ locale, state, publishedAt }) => publishedAt !== null || (state !== 'missing' && (onlyIn === null || onlyIn === locale)))
    .flatMap(({ locale }) => addresses.filter((address) => address.locale === locale && address.url !== null));

type Shown = NonNullable<Desk['schedule'][Action]>;

function wordsFor({ state, isLate, isBehind }: Shown): string {
  if (state !== 'waiting') return state;
  return isBehind ? 'behind' : isLate ? 'late' : 'waiting';
}

/** What became of an hour, and why. */
function Hour({ hour }: { hour: Shown }) {
  const { formatMessage, locale } = useIntl();
  const { state, at, doneAt, setBy, isLate, error } = hour;
  const isAmiss = state === 'failed' || isLate;
  return (
    <Flex direction="column" alignItems="stretch" role="status">
      <Typography variant="pi" textColor={isAmiss ? 'danger600' : 'neutral600'}>
        {formatMessage({ id: `newsroom.schedule.${wordsFor(hour)}` }, { at: momentInWords(doneAt ?? at, locale), by: setBy ?? '' })}
      </Typography>
      {isAmiss && error && <FailureText failure={error} />}
    </Flex>
  );
}

/** Hours at which a text becomes public and is taken off again, in Hong Kong's time. */
export function ScheduleContent({ address }: { address: string }) {
  const desk = useDesk(address);
  const { formatMessage } = useIntl();
  const { act, isBusy } = useDeskAction(address);
  const isModified = useForm('Schedule', ({ modified }) => modified);
  const [typed, setTyped] = useState<Partial<Record<Action, string>>>({});
  const [reason, setReason] = useState('');
  const addresses = desk ? addressesIn(desk) : [];
  const farewell = useFarewell(addresses, desk?.schedule.unpublish?.state === 'waiting' ? desk.schedule.unpublish.farewell : null);
  if (!desk) return null;
  const say = (id: string, values?: Record<string, string>) => formatMessage({ id: `newsroom.schedule.${id}` }, values);
  const valueOf = (action: Action) => typed[action] ?? waitingIn(desk, action);
  const approves = valueOf('publish') !== '' && valueOf('publish') !== waitingIn(desk, 'publish');
  const needsReason = approves && needsReasonOf(desk);
  const leaves = valueOf('unpublish') !== '' && addresses.length > 0;
  const isTyped = actions.some((action) => valueOf(action) !== waitingIn(desk, action)) || (leaves && farewell.isTyped);
  const set = async () => {
    const hours = { publishAt: fromField(valueOf('publish')), unpublishAt: fromField(valueOf('unpublish')), ...shownIn(address, desk), ...(needsReason ? { reason } : {}), ...(leaves ? farewell.body : {}) };
    if (await act('schedule', hours)) setTyped({});
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {actions.map((action) => {
        const last = desk.schedule[action];
        return (
          <Flex key={action} direction="column" alignItems="stretch" gap={1}>
            <Field.Root name={`${action}At`} hint={say('zone')}>
              <Field.Label>{say(action)}</Field.Label>
              <TextInput type="datetime-local" style={{ fontSize: '1.2rem', minWidth: 0 }} disabled={!desk.may.approve} value={valueOf(action)} onChange={({ target }: { target: { value: string } }) => setTyped({ ...typed, [action]: target.value })} />
              <Field.Hint />
            </Field.Root>
            {last && <Hour hour={last} />}
          </Flex>
        );
      })}
      {leaves && desk.may.approve && <FarewellFields addresses={addresses} farewell={farewell} />}
      {needsReason && (
        <Field.Root name="schedule-reason">
          <Field.Label>{formatMessage({ id: 'newsroom.approval.reason' })}</Field.Label>
          <Textarea value={reason} onChange={({ target }: { target: { value: string } }) => setReason(target.value)} />
        </Field.Root>
      )}
      {desk.may.approve && (
        <Button fullWidth variant="secondary" loading={isBusy} disabled={!isTyped || isModified || (approves && isChangedSince(address, desk)) || (leaves && !farewell.isComplete) || (needsReason && reason.trim() === '')} onClick={() => void set()}>{say('set')}</Button>
      )}
    </Flex>
  );
}
