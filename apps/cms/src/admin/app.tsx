import { Shield, Trash } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { AuditPage, readAudit } from './audit/audit-page';
import { DeletedPage } from './deleted/deleted-page';
import { withoutPublishing } from './desk/form-actions';
import { listViewHook, shapeColumns } from './desk/list-columns';
import { ApprovalPanel, ClearancePanel, LanguagesPanel, SchedulePanel, VersionsPanel } from './desk/panels';
import { widgets } from './desk/widgets';
import { editViewHook, explainForm } from './edit-form';
import { PreviewPanel } from './panels';
import { keepSessionWhileWorking } from './sessions/keep-session';
import { lastLogInWidget } from './sessions/last-log-in';
import { sendWhatIsShown } from './versions/shown-words';
import { type Action, withFarewells } from './withdrawal/actions';
import { translations } from './words';

interface ContentManager {
  addEditViewSidePanel(panels: (typeof PreviewPanel | typeof ApprovalPanel)[]): void;
  addDocumentAction(choose: (actions: Action[]) => Action[]): void;
  addBulkAction(choose: (actions: Action[]) => Action[]): void;
  addRichTextBlocks(choose: (blocks: Record<string, unknown>) => Record<string, unknown>): void;
}

/**
 * A page's title is its only first heading, and pictures come as parts of their own, which carry an alternative text:
 * an image inside a text would break the contract, and the entry would not appear.
 */
const withheldBlocks = new Set(['heading-one', 'heading-five', 'heading-six', 'image']);

/** Our own widgets tell what is drafted and done; Strapi's give their times in Simplified Chinese. */
const notForStaff: ReadonlySet<string> = new Set(['key-statistics', 'chart-entries', 'last-edited-entries', 'last-published-entries']);

/** Strapi offers no setting for this notice of a new release; it looks only for the mark of having been closed. */
function closeReleaseNotice() {
  for (const scope of ['undefined', 'false']) localStorage.setItem(`STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:${scope}`, 'true');
}

/** Strapi calls its Traditional Chinese `zh`, for which browsers draw the characters and marks of Simplified Chinese. */
function drawTraditional() {
  const root = document.documentElement;
  const name = () => {
    if (root.lang === 'zh') root.lang = 'zh-Hant-HK';
  };
  new MutationObserver(name).observe(root, { attributeFilter: ['lang'] });
  name();
}

export default {
  config: {
    locales: ['zh'],
    translations,
    tutorials: false,
    notifications: { releases: false },
  },
  register(app: StrapiApp) {
    closeReleaseNotice();
    drawTraditional();
    sendWhatIsShown();
    keepSessionWhileWorking();
    // Before the i18n plugin's own hook, which keeps the query to itself.
    app.registerHook(editViewHook, explainForm);
    // Work first; how many components there are is nobody's concern here.
    app.widgets.register((others) => [...widgets, lastLogInWidget, ...others.filter(({ id }) => !notForStaff.has(id))]);
    app.addMenuLink({
      to: 'deleted', icon: Trash, intlLabel: { id: 'newsroom.deleted.title', defaultMessage: 'Deleted' }, permissions: [],
      Component: () => Promise.resolve({ default: DeletedPage }),
    });
    app.addMenuLink({
      to: 'audit', icon: Shield, intlLabel: { id: 'newsroom.audit.title', defaultMessage: 'Audit' }, permissions: [readAudit],
      Component: () => Promise.resolve({ default: AuditPage }),
    });
  },
  bootstrap(app: StrapiApp) {
    // After the i18n plugin's own hook, whose column it takes away.
    app.registerHook(listViewHook, shapeColumns);
    const contentManager = app.getPlugin('content-manager').apis as unknown as ContentManager;
    contentManager.addEditViewSidePanel([ApprovalPanel, LanguagesPanel, SchedulePanel, VersionsPanel, PreviewPanel, ClearancePanel]);
    contentManager.addDocumentAction(withoutPublishing);
    contentManager.addDocumentAction(withFarewells);
    contentManager.addBulkAction(withFarewells);
    contentManager.addRichTextBlocks((blocks) => Object.fromEntries(Object.entries(blocks).filter(([name]) => !withheldBlocks.has(name))));
  },
};
