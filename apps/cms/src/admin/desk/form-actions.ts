import type { Action } from '../withdrawal/actions';

/** Strapi's ways to publish from a form: its button, and the i18n plugin's for many languages, which has no name. */
const publishes = (action: Action) => action.type === 'publish' || String(action).includes('bulk-publish');

/** @returns the action behind the three dots above the form, and not beside "Save", where the next one would move up as a button */
function inMenu(action: Action): Action {
  const Moved: Action = (props) => {
    const description = action(props);
    return description && { ...description, position: 'header' };
  };
  return Object.assign(Moved, { ...(action.type ? { type: action.type } : {}), position: 'header' });
}

const besideSave: ReadonlySet<string | undefined> = new Set(['unpublish', 'discard']);

/**
 * Leaves one way to publish from a form, the newsroom's "Approve and publish", which takes all languages and knows what was
 * shown: everything that has drafts has that panel. Strapi's button would save and publish in one.
 */
export const withoutPublishing = (actions: readonly Action[]): Action[] =>
  actions.filter((action) => !publishes(action)).map((action) => (besideSave.has(action.type) ? inMenu(action) : action));
