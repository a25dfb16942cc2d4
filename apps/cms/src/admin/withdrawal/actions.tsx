import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Locale } from '../desk/desk-store';
import { texts } from '../edit-form';
import { withoutPage } from '../panels';
import { type WithdrawalAction, WithdrawalDialog } from './withdrawal-dialog';

interface ActionProps {
  model: string;
  documentId?: string;
  document?: { locale?: string | null };
  /** Of a bulk action. */
  documents?: readonly { documentId: string }[];
}

/** What we touch of an action of the content manager: a hook that describes a button. */
interface Description {
  label: string;
  onClick?: unknown;
  dialog?: unknown;
  position?: string | readonly string[];
}

export interface Action {
  (props: ActionProps): Description | null;
  type?: string;
  position?: string | readonly string[];
}

const withPages: ReadonlySet<string> = new Set([...texts].filter((uid) => !withoutPage.has(uid)));

/** @returns the action with a dialog that asks what is left to readers, for whatever has a page of its own */
function asking(action: Action, kind: WithdrawalAction, isOfOneLanguage = false): Action {
  const Asking: Action = (props) => {
    const description = action(props);
    const { formatMessage } = useIntl();
    const { model } = props;
    const ids = props.documents?.map(({ documentId }) => documentId).join() ?? props.documentId ?? '';
    const only = isOfOneLanguage ? ((props.document?.locale ?? null) as Locale | null) : null;
    // A component made anew by each render of the form would forget what has been typed.
    const content = useMemo(
      () =>
        function Dialog({ onClose }: { onClose: () => void }) {
          return <WithdrawalDialog action={kind} uid={model} documentIds={ids.split(',')} only={only} onClose={onClose} />;
        },
      [model, ids, only],
    );
    if (!description || !withPages.has(model) || ids === '') return description;
    const { onClick: _onClick, ...rest } = description;
    return { ...rest, dialog: { type: 'modal', title: formatMessage({ id: `newsroom.withdrawal.title.${kind}` }), content } };
  };
  return Object.assign(Asking, { ...(action.type ? { type: action.type } : {}), ...(action.position ? { position: action.position } : {}) });
}

/** The i18n plugin gives its actions no name. What they send, and the words they ask for, survive its build. */
const says = (action: Action, text: string) => String(action).includes(text);

/** Has all that takes an entry off the site ask for a reason first. */
export const withFarewells = (actions: readonly Action[]): Action[] =>
  actions.flatMap((action) => {
    // The dialog itself offers the languages.
    if (says(action, 'bulk-unpublish')) return [];
    if (says(action, 'actions.delete.label') && action.type !== 'delete') return [asking(action, 'delete', true)];
    if (action.type === 'unpublish') return [asking(action, 'unpublish')];
    return action.type === 'delete' ? [asking(action, 'delete')] : [action];
  });
