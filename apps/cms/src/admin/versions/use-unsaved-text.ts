import { useAuth, useForm } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { type UnsavedText, dropUnsaved, keepUnsaved, unsavedOf } from '../sessions/unsaved-text';

/** Which form held these words first: when the language is changed, the next form holds those of the other for a moment. */
const formOf = new WeakMap<object, string>();

/** @returns whether these words were typed in this form; the panel may come after the first of them. */
function belongsTo(key: string, values: object): boolean {
  if (!formOf.has(values)) formOf.set(values, key);
  return formOf.get(values) === key;
}

/**
 * Keeps what is typed and not saved, and gives it back to the same person after their session has ended.
 * @param key the form's; another form needs another instance
 * @param shownFrom when the form was filled, in milliseconds since 1970
 */
export function useUnsavedText(key: string, shownFrom: number) {
  const userId = useAuth('UnsavedText', ({ user }) => user?.id);
  const values = useForm('UnsavedText', (form) => form.values as Record<string, unknown>);
  const isModified = useForm('UnsavedText', ({ modified }) => modified);
  const [found, setFound] = useState<UnsavedText | null>(null);
  const wasModified = useRef(false);

  // A form that waits for nothing is there before it is known who has logged in.
  useEffect(() => {
    if (userId !== undefined) setFound(unsavedOf(key, Number(userId)));
  }, [key, userId]);

  useEffect(() => {
    if (!belongsTo(key, values)) return;
    if (isModified && userId !== undefined) keepUnsaved(key, { values, shownFrom: new Date(shownFrom).toISOString(), at: Date.now(), userId: Number(userId) });
    else if (wasModified.current) dropUnsaved(key);
    wasModified.current = isModified;
  }, [key, values, isModified, shownFrom, userId]);

  return {
    /** What was not saved when this form was last left; `null` when there is nothing to give back. */
    found,
    forget() {
      setFound(null);
      if (!isModified) dropUnsaved(key);
    },
  };
}
