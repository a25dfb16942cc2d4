/** Whether an address may narrow to it. Made-up years would each be a page to keep. */
export const isCalendarYear = (value: string): boolean => /^(?:19|20)\d\d$/.test(value);
