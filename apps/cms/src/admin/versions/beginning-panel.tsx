import { Flex, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { useEffect } from 'react';
import { useIntl } from 'react-intl';
import { wordsShown } from './shown-words';
import { UnsavedOffer } from './unsaved-offer';
import { useUnsavedText } from './use-unsaved-text';

/** No words were there when the form was filled: words that somebody else has begun since are newer. */
const beforeAll = 0;

/** Beside the form of what has never been saved, or not in this language: keeps what is typed. */
export function BeginningContent({ formKey }: { formKey: string }) {
  const { formatMessage } = useIntl();
  const setValues = useForm('Beginning', (form) => form.setValues as (values: Record<string, unknown>) => void);
  const { found, forget } = useUnsavedText(formKey, beforeAll);
  useEffect(() => wordsShown(formKey, new Date(beforeAll).toISOString()), [formKey]);
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {found && <UnsavedOffer at={found.at} onPutBack={() => { setValues(found.values); forget(); }} onDrop={forget} />}
      <Typography variant="pi" textColor="neutral600">{formatMessage({ id: 'newsroom.versions.beginning' })}</Typography>
    </Flex>
  );
}
