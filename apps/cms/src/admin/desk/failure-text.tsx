import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { labelKey } from '../words';

/** Why something was not done at its hour, as the server tells it. */
export interface Failure {
  /** In the person's language. */
  text: string;
  lacking: { uid: string; field: string }[];
  /** What a program said, in English, for whoever runs the servers. */
  technical: string | null;
}

export function FailureText({ failure: { text, lacking, technical } }: { failure: Failure }) {
  const { formatMessage, locale } = useIntl();
  const fields = new Set(lacking.map(({ uid, field }) => formatMessage({ id: labelKey(uid, field), defaultMessage: field })));
  return (
    <>
      <Typography variant="pi" textColor="danger600">{[text, [...fields].join(locale === 'zh' ? '、' : ', ')].filter(Boolean).join(' ')}</Typography>
      {technical && <Typography variant="pi" textColor="neutral600" lang="en" style={{ overflowWrap: 'anywhere' }}>{technical}</Typography>}
    </>
  );
}
