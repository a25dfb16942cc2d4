import { Flex, Typography } from '@strapi/design-system';
import { Lock } from '@strapi/icons';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { momentInWords } from '../desk/moment';

interface LastLogIn {
  at: number | null;
  from: string | null;
  failed: number;
}

/** Tells a person of their log-in before this one, so that they notice one that was not theirs. */
function LastLogInWidget() {
  const { formatMessage, locale } = useIntl();
  const { get } = useFetchClient();
  const [last, setLast] = useState<LastLogIn | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    get<LastLogIn>('/newsroom/last-log-in', { signal: controller.signal }).then(({ data }) => setLast(data), () => undefined);
    return () => controller.abort();
  }, [get]);
  if (!last) return null;
  const say = (key: string, values = {}) => formatMessage({ id: `newsroom.last-log-in.${key}` }, values);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography>{last.at === null ? say('first') : say('at', { at: momentInWords(last.at, locale), from: last.from ?? '' })}</Typography>
      <Typography textColor={last.failed > 0 ? 'danger600' : 'neutral600'}>{say('failed', { failed: last.failed })}</Typography>
      <Typography variant="pi" textColor="neutral600">{say('hint')}</Typography>
    </Flex>
  );
}

export const lastLogInWidget = {
  id: 'newsroom-last-log-in', pluginId: 'content-manager', icon: Lock, title: { id: 'newsroom.last-log-in.title', defaultMessage: 'Your last log-in' },
  component: () => Promise.resolve(LastLogInWidget),
};
