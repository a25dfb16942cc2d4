import { Button, Field, Flex, Textarea, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { labelKey } from '../words';
import { stateOf } from './approval-state';
import { type Desk, type Filling, useDesk, useDeskAction, useDeskUpdates } from './desk-store';
import { History } from './history';
import { isChangedSince, shownIn } from './shown-prints';

/** The languages that a publish takes together. */
const languagesOf = ({ languages, onlyIn }: Desk) => languages.filter(({ locale }) => onlyIn === null || onlyIn === locale);

/** What an administrator may pass over, who says why. */
const ofTwoPeople: ReadonlySet<string> = new Set(['own-words', 'not-submitted']);

export const needsReasonOf = ({ may, obstacles }: Desk): boolean => may.override && obstacles.some((obstacle) => ofTwoPeople.has(obstacle));

/** What has to be filled in before anybody can publish the text. */
function Incomplete({ fields, pictures }: Desk['incomplete']) {
  const { formatMessage, locale: language } = useIntl();
  const locales = [...new Set(fields.map(({ locale }) => locale))];
  const labelsIn = (locale: string) =>
    fields.filter((lack) => lack.locale === locale).map(({ uid, field }) => formatMessage({ id: labelKey(uid, field), defaultMessage: field })).join(language === 'zh' ? '、' : ', ');
  return (
    <>
      {locales.map((locale) => (
        <Typography key={locale} variant="pi" textColor="warning700">
          {formatMessage({ id: 'newsroom.approval.incomplete' }, { language: formatMessage({ id: locale }), fields: labelsIn(locale) })}
        </Typography>
      ))}
      {pictures.map((message) => <Typography key={message} variant="pi" textColor="warning700">{message}</Typography>)}
    </>
  );
}

/** The form beside still shows what there was. */
function Changed() {
  const { formatMessage } = useIntl();
  return (
    <Flex direction="column" alignItems="stretch" gap={2} role="alert" background="warning100" padding={3} hasRadius>
      <Typography variant="omega" fontWeight="bold">{formatMessage({ id: 'newsroom.approval.changed' })}</Typography>
      <Button size="S" variant="secondary" fullWidth onClick={() => window.location.reload()}>{formatMessage({ id: 'newsroom.approval.look-again' })}</Button>
    </Flex>
  );
}

/** Where a text stands, and what may be done with it next. */
export function ApprovalContent({ address, filling }: { address: string; filling: Filling }) {
  useDeskUpdates(address, filling);
  const desk = useDesk(address);
  const { formatMessage, locale: language } = useIntl();
  const { act, isBusy } = useDeskAction(address);
  const isModified = useForm('Approval', ({ modified }) => modified);
  const [remark, setRemark] = useState('');
  const [reason, setReason] = useState('');
  if (!desk) return null;

  const say = (id: string, values?: Record<string, string>) => formatMessage({ id: `newsroom.approval.${id}` }, values);
  const state = stateOf(desk);
  const isOpen = state !== 'public' && state !== 'scheduled';
  const needsReason = needsReasonOf(desk);
  const stops = desk.obstacles.filter((obstacle) => !(needsReason && ofTwoPeople.has(obstacle)));
  const isIncomplete = desk.incomplete.fields.length > 0 || desk.incomplete.pictures.length > 0;
  const isChanged = !isModified && isChangedSince(address, desk);
  const goingOut = languagesOf(desk).map(({ locale }) => formatMessage({ id: locale })).join(language === 'zh' ? '、' : ', ');
  const run = async (name: string, body: object) => {
    if (!(await act(name, body))) return;
    setRemark('');
    // The form would go on showing the state before.
    if (name === 'publish') window.location.reload();
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Typography variant="omega" fontWeight="bold" role="status">{say(`state.${state}`, { by: desk.submittedBy ?? '' })}</Typography>
      {isChanged && <Changed />}
      {isOpen && (desk.may.submit || desk.may.approve) && (
        <>
          <Field.Root name="remark" hint={say('remark.hint')}>
            <Field.Label>{say('remark')}</Field.Label>
            <Textarea value={remark} onChange={(event: { target: { value: string } }) => setRemark(event.target.value)} />
            <Field.Hint />
          </Field.Root>
          <Incomplete {...desk.incomplete} />
          {isModified && <Typography variant="pi" textColor="neutral600">{say('save-first')}</Typography>}
          {desk.may.submit && state !== 'submitted' && (
            <Button fullWidth variant="secondary" loading={isBusy} disabled={isModified} onClick={() => void run('submit', { remark })}>{say('submit')}</Button>
          )}
          {desk.may.approve && state === 'submitted' && (
            <Button fullWidth variant="danger-light" loading={isBusy} disabled={remark.trim() === ''} onClick={() => void run('return', { remark })}>{say('return')}</Button>
          )}
          {stops.filter((obstacle) => desk.may.approve || !ofTwoPeople.has(obstacle)).map((obstacle) => <Typography key={obstacle} variant="pi" textColor="warning700">{say(`obstacle.${obstacle}`)}</Typography>)}
          {desk.may.approve && needsReason && (
            <Field.Root name="reason" hint={say('reason.hint')}>
              <Field.Label>{say('reason')}</Field.Label>
              <Textarea value={reason} onChange={(event: { target: { value: string } }) => setReason(event.target.value)} />
              <Field.Hint />
            </Field.Root>
          )}
          {desk.may.approve && (
            <>
              <Button fullWidth variant="success" loading={isBusy} disabled={isModified || isChanged || isIncomplete || stops.length > 0 || (needsReason && reason.trim() === '')} onClick={() => void run('publish', { locale: filling.locale, ...shownIn(address, desk), ...(needsReason ? { reason } : {}) })}>
                {say('publish')}
              </Button>
              <Typography variant="pi" textColor="neutral600">{say('goes-public', { languages: goingOut })}</Typography>
            </>
          )}
        </>
      )}
      <History entries={desk.history} address={address} />
    </Flex>
  );
}
