import { useQueryParams } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { ClearanceContent } from '../clearance/clearance-panel';
import { forms, texts } from '../edit-form';
import { withoutPage } from '../panels';
import { ApprovalContent } from './approval-panel';
import { type Locale, addressOf } from './desk-store';
import { LanguagesContent } from './languages-panel';
import { BeginningContent } from '../versions/beginning-panel';
import { formKey } from '../versions/shown-words';
import { VersionsContent } from '../versions/versions-panel';
import { ScheduleContent } from './schedule-panel';

interface PanelProps {
  model: string;
  /** Known also where the document is not: in a language in which it has not been begun. */
  documentId?: string;
  document?: { documentId?: string; locale?: string; updatedAt?: string; publishedAt?: string | null };
}

/** @returns the address of what is known of the document in the form; `null` while it has never been saved */
function useAddress({ model, document }: PanelProps): string | null {
  if (!document?.documentId || !texts.has(model)) return null;
  return addressOf(model, document.documentId);
}

/** Beside a form: where the text stands between its author and its readers. */
export function ApprovalPanel(props: PanelProps) {
  const { formatMessage } = useIntl();
  const [{ query }] = useQueryParams<{ plugins?: { i18n?: { locale?: string } } }>();
  const address = useAddress(props);
  if (address === null) return null;
  const { updatedAt, publishedAt, locale } = props.document ?? {};
  const filling = { version: `${updatedAt} ${publishedAt}`, locale: (locale ?? query.plugins?.i18n?.locale ?? 'en') as Locale, shownFrom: Date.parse(updatedAt ?? '') };
  return { title: formatMessage({ id: 'newsroom.approval.title' }), content: <ApprovalContent address={address} filling={filling} /> };
}

/** Beside a form: its languages, their addresses, and whether readers have them. */
export function LanguagesPanel(props: PanelProps) {
  const { formatMessage } = useIntl();
  const address = useAddress(props);
  return address === null ? null : { title: formatMessage({ id: 'newsroom.languages.title' }), content: <LanguagesContent address={address} /> };
}

/** Beside a form: what was saved before, and by whom; and what is typed is kept until it is saved. */
export function VersionsPanel(props: PanelProps) {
  const { formatMessage } = useIntl();
  const [{ query }] = useQueryParams<{ plugins?: { i18n?: { locale?: string } } }>();
  const address = useAddress(props);
  const { model, document } = props;
  if (!Object.values(forms).includes(model)) return null;
  const documentId = document?.documentId ?? props.documentId ?? null;
  const locale = document?.locale ?? query.plugins?.i18n?.locale ?? 'en';
  const key = formKey(model, documentId, locale);
  if (address === null || documentId === null || !document?.updatedAt)
    return { title: formatMessage({ id: 'newsroom.versions.beginning.title' }), content: <BeginningContent key={key} formKey={key} /> };
  const { updatedAt, publishedAt } = document;
  return {
    title: formatMessage({ id: 'newsroom.versions.title' }),
    content: <VersionsContent key={key} uid={model} address={address} documentId={documentId} locale={locale} updatedAt={updatedAt} publishedAt={publishedAt} />,
  };
}

/** Beside a form: links for those who clear the text without an account. */
export function ClearancePanel(props: PanelProps) {
  const { formatMessage } = useIntl();
  const [{ query }] = useQueryParams<{ plugins?: { i18n?: { locale?: string } } }>();
  const address = useAddress(props);
  const { model, document } = props;
  if (address === null || withoutPage.has(model)) return null;
  return {
    title: formatMessage({ id: 'newsroom.clearance.title' }),
    content: <ClearanceContent address={address} locale={document?.locale ?? query.plugins?.i18n?.locale ?? 'en'} />,
  };
}

/** Beside a form: the hours set for it. */
export function SchedulePanel(props: PanelProps) {
  const { formatMessage } = useIntl();
  const address = useAddress(props);
  return address === null ? null : { title: formatMessage({ id: 'newsroom.schedule.title' }), content: <ScheduleContent address={address} /> };
}
