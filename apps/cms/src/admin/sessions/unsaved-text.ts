/** What somebody had written in a form and not saved. */
export interface UnsavedText {
  values: Record<string, unknown>;
  /** The `updatedAt` of the words that the form was filled with. */
  shownFrom: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Whose it is: somebody else may log in at the same screen. */
  userId: number;
}

const nameOf = (key: string) => `newsroom.unsaved ${key}`;

/** Keeps it in this tab of the browser, so that the end of a session, or a reload, does not lose it. It goes with the tab. */
export function keepUnsaved(key: string, text: UnsavedText): void {
  try {
    sessionStorage.setItem(nameOf(key), JSON.stringify(text));
  } catch {
    // A browser without room for it, or that allows none: the form itself still holds the text.
  }
}

/** @returns what this person had not saved of a document, or `null` */
export function unsavedOf(key: string, userId: number | undefined): UnsavedText | null {
  const kept = sessionStorage.getItem(nameOf(key));
  const text = kept === null ? null : (JSON.parse(kept) as UnsavedText);
  return text && text.userId === userId ? text : null;
}

export const dropUnsaved = (key: string): void => sessionStorage.removeItem(nameOf(key));
