import type { LocaleCode } from '@dpo/content';
import { Fragment } from 'react';
import { runsOf } from './runs';

interface WordsProps {
  text: string;
  /** That the text as a whole is written in. */
  language: LocaleCode;
}

/** A text that staff wrote. What is in the other language within it says so. */
export const Words = ({ text, language }: WordsProps) =>
  runsOf(text, language).map((run, index) => (run.language ? <span key={index} lang={run.language}>{run.text}</span> : <Fragment key={index}>{run.text}</Fragment>));
