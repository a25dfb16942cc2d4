import { useForm } from '@strapi/strapi/admin';
import { useEffect, useRef } from 'react';
import type { UnsavedText } from '../sessions/unsaved-text';
import { wordsShown } from './shown-words';

type Values = Record<string, unknown>;

/** The field that the CMS names when there are newer words. */
const refusedField = 'updatedAt';

/**
 * Keeps what somebody wrote when it was not saved because of newer words: the content manager then fetches those and
 * fills the form with them.
 * @param key the form's, for {@link wordsShown}
 * @param updatedAt of the words that the content manager has fetched last
 */
export function useKeptText(key: string, updatedAt: string) {
  const values = useForm('KeptText', (form) => form.values as Values);
  const initialValues = useForm('KeptText', (form) => form.initialValues as Values);
  const isRefused = useForm('KeptText', ({ errors }) => refusedField in errors);
  const setValues = useForm('KeptText', (form) => form.setValues as (values: Values) => void);
  const resetForm = useForm('KeptText', (form) => form.resetForm);
  const mine = useRef(values);
  const filledWith = useRef(initialValues);
  const isGuarding = useRef(false);
  const shownFrom = useRef(updatedAt);

  useEffect(() => {
    if (isRefused) isGuarding.current = true;
    const isFilledAnew = filledWith.current !== initialValues;
    filledWith.current = initialValues;
    if (isGuarding.current && isFilledAnew) setValues(mine.current);
    else mine.current = values;
  }, [values, initialValues, isRefused, setValues]);

  useEffect(() => {
    if (!isGuarding.current) shownFrom.current = updatedAt;
    wordsShown(key, shownFrom.current);
  }, [key, updatedAt]);

  return {
    /** The moment of the words that the form was filled with, in milliseconds since 1970. */
    shownFrom: Date.parse(shownFrom.current),
    /** The next save replaces the words saved at this moment, knowingly. */
    keepMine(moment: number) {
      isGuarding.current = false;
      shownFrom.current = new Date(moment).toISOString();
      wordsShown(key, shownFrom.current);
      // Drawn anew with what it holds, so that the panel says so.
      setValues({ ...mine.current });
    },
    /** Fills the form with what was written in it before; should there be newer words since, the CMS says so at the next save. */
    putBack(text: UnsavedText) {
      isGuarding.current = true;
      shownFrom.current = text.shownFrom;
      wordsShown(key, text.shownFrom);
      setValues(text.values);
    },
    takeTheirs() {
      isGuarding.current = false;
      resetForm();
      window.location.reload();
    },
  };
}
