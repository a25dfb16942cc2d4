/** What XML 1.0 has no place for (2.2, Char): one such character, pasted into a title, makes a whole feed ill-formed. */
const unwritable = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Slides part the lines of a paragraph by U+000B, documents their pages by U+000C. */
const softBreak = /[\v\f]/g;

/**
 * @param softBreakAs what stands for a line break that is none in a text file
 * @returns a text that every format can hold: HTML, XML and JSON
 */
export const writable = (text: string, softBreakAs: ' ' | '\n'): string => text.replace(softBreak, softBreakAs).replace(unwritable, '');
