import type { StrapiApp } from '@strapi/strapi/admin';
import { editViewHook, explainForm } from './edit-form';
import { PreviewPanel } from './panels';
import { translationsOf, words } from './words';

interface ContentManager {
  addEditViewSidePanel(panels: (typeof PreviewPanel)[]): void;
}

/** Strapi offers no setting for this notice of a new release; it looks only for the mark of having been closed. */
function closeReleaseNotice() {
  for (const scope of ['undefined', 'false']) localStorage.setItem(`STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:${scope}`, 'true');
}

export default {
  config: {
    locales: ['zh'],
    translations: { en: translationsOf(words.en), zh: translationsOf(words.zh) },
    tutorials: false,
    notifications: { releases: false },
  },
  register(app: StrapiApp) {
    closeReleaseNotice();
    // Before the i18n plugin's own hook, which keeps the query to itself.
    app.registerHook(editViewHook, explainForm);
  },
  bootstrap(app: StrapiApp) {
    const contentManager = app.getPlugin('content-manager').apis as unknown as ContentManager;
    contentManager.addEditViewSidePanel([PreviewPanel]);
  },
};
