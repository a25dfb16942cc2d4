import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { hintKey, words } from './words';

function Words({ id }: { id: string }) {
  return <>{useIntl().formatMessage({ id })}</>;
}

/** What we touch of the layouts that the content manager hands through its hook. */
interface Field {
  name: string;
  type: string;
  hint?: ReactNode;
  disabled?: boolean;
}

interface Layout {
  layout: Field[][][];
  components: Record<string, { layout: Field[][] }>;
  settings: { displayName?: string };
}

interface Waterfall {
  layout: Layout;
  query?: { plugins?: { i18n?: { locale?: string } } };
}

export const editViewHook = 'Admin/CM/pages/EditView/mutate-edit-view-layout';

/** The language whose version decides the address. */
const addressLocale = 'en';

/** The content manager tells a form's type only by its display name. */
export const forms: Readonly<Record<string, string>> = {
  News: 'api::news-item.news-item',
  Pillars: 'api::pillar.pillar',
  Pages: 'api::page.page',
  'Office profile': 'api::office-profile.office-profile',
  'Site settings': 'api::site-settings.site-settings',
  Redirects: 'api::redirect.redirect',
  'Pages taken off': 'api::gone-page.gone-page',
};

/** What goes from its authors to its readers: the other forms take effect when they are saved. */
export const texts: ReadonlySet<string> = new Set(Object.values(forms).filter((uid) => uid !== forms.Redirects && uid !== forms['Pages taken off']));

/** A hint that an administrator wrote in the form's own settings wins over ours. */
const explain = (field: Field, uid: string): Field =>
  field.hint || !words.en.fields[uid]?.[field.name]?.hint ? field : { ...field, hint: <Words id={hintKey(uid, field.name)} /> };

const explainAddress = (field: Field): Field => (field.type === 'uid' ? { ...field, hint: <Words id="newsroom.address.other" /> } : field);

/** Explains the fields of a form to the person who fills it in, in that person's language. */
export function explainForm({ layout, query, ...rest }: Waterfall): Waterfall {
  const uid = forms[layout.settings.displayName ?? ''] ?? '';
  const inOtherLanguage = (query?.plugins?.i18n?.locale ?? addressLocale) !== addressLocale;
  const fieldOf = (field: Field) => (inOtherLanguage ? explainAddress(explain(field, uid)) : explain(field, uid));
  return {
    ...rest,
    ...(query ? { query } : {}),
    layout: {
      ...layout,
      layout: layout.layout.map((panel) => panel.map((row) => row.map(fieldOf))),
      components: Object.fromEntries(
        Object.entries(layout.components).map(([component, form]) => [
          component,
          { ...form, layout: form.layout.map((row) => row.map((field) => explain(field, component))) },
        ]),
      ),
    },
  };
}
