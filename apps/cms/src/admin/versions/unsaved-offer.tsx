import { Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { momentInWords } from '../desk/moment';

interface Props {
  /** When it was written, in milliseconds since 1970. */
  at: number;
  onPutBack(): void;
  onDrop(): void;
}

/** The panel stands below others, and what was not saved is asked about first. */
const intoView = (panel: HTMLElement | null): void => panel?.scrollIntoView({ block: 'center' });

/** Asks whether what was written and not saved is to be put back into the form. */
export function UnsavedOffer({ at, onPutBack, onDrop }: Props) {
  const { formatMessage, locale } = useIntl();
  const say = (id: string, values?: Record<string, string>) => formatMessage({ id: `newsroom.versions.${id}` }, values);
  return (
    <Flex ref={intoView} direction="column" alignItems="stretch" gap={2} role="alert" background="warning100" padding={3} hasRadius>
      <Typography variant="omega" fontWeight="bold">{say('unsaved', { at: momentInWords(at, locale) })}</Typography>
      <Button size="S" variant="secondary" fullWidth onClick={onPutBack}>{say('unsaved.put-back')}</Button>
      <Button size="S" variant="danger-light" fullWidth onClick={onDrop}>{say('unsaved.drop')}</Button>
    </Flex>
  );
}
