import { Button, Flex, Typography } from '@strapi/design-system';
import { ExternalLink } from '@strapi/icons';
import { useFetchClient, useForm, useNotification, useQueryParams } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { slugFrom } from '../newsroom/address/slug-from';
import { texts } from './edit-form';

interface PanelProps {
  model: string;
  documentId?: string;
  document?: { documentId?: string; locale?: string };
}

interface LocaleQuery {
  plugins?: { i18n?: { locale?: string } };
}

/** Types without a page of their own have nothing to preview. */
export const withoutPage: ReadonlySet<string> = new Set(['api::site-settings.site-settings']);

function textIn(values: object, name: string): string {
  const value = (values as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : '';
}

/**
 * While a new entry is written in English its address follows the title, until somebody types another one.
 */
function useAddressFromTitle(isNew: boolean) {
  const title = useForm('Address', ({ values }) => textIn(values, 'title'));
  const slug = useForm('Address', ({ values }) => textIn(values, 'slug'));
  const onChange = useForm('Address', (form) => form.onChange);
  const made = useRef('');
  useEffect(() => {
    const next = slugFrom(title);
    if (!isNew || slug !== made.current || next === slug) return;
    made.current = next;
    onChange('slug', next);
  }, [isNew, title, slug, onChange]);
}

function PreviewButton({ model, documentId, locale }: { model: string; documentId: string; locale: string | undefined }) {
  const { formatMessage } = useIntl();
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const isModified = useForm('Preview', ({ modified }) => modified);
  const [isOpening, setIsOpening] = useState(false);

  const open = async () => {
    setIsOpening(true);
    try {
      const { data } = await get<{ url: string }>(`/newsroom/preview-link/${model}/${documentId}`, { params: { locale } });
      window.open(data.url, '_blank', 'noopener');
    } catch {
      toggleNotification({ type: 'warning', message: formatMessage({ id: 'newsroom.preview.failed' }) });
    } finally {
      setIsOpening(false);
    }
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      <Button variant="tertiary" fullWidth endIcon={<ExternalLink />} disabled={isModified} loading={isOpening} onClick={() => void open()}>
        {formatMessage({ id: 'newsroom.preview.open' })}
      </Button>
      <Typography variant="pi" textColor="neutral600">
        {formatMessage({ id: 'newsroom.preview.hint' })}
      </Typography>
    </Flex>
  );
}

/** The panel beside a form: opens the saved draft on the site. */
export function PreviewPanel({ model, documentId, document }: PanelProps) {
  const { formatMessage } = useIntl();
  const [{ query }] = useQueryParams<LocaleQuery>();
  const locale = query.plugins?.i18n?.locale;
  useAddressFromTitle(!documentId && (locale === undefined || locale === 'en'));
  const id = document?.documentId;
  if (!id || withoutPage.has(model) || !texts.has(model)) return null;
  return {
    title: formatMessage({ id: 'newsroom.preview.title' }),
    content: <PreviewButton model={model} documentId={id} locale={document.locale ?? locale} />,
  };
}
