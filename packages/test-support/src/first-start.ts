/** What a first start of the CMS leaves behind: tables, roles, tokens and the first administrator. */
export interface FirstStart {
  /** With an SQLite file. */
  directory: string;
  /** Connection string of a PostgreSQL server that all tests share. */
  postgresUrl: string;
  /** The database there from which others are made. */
  template: string;
}

const variable = 'CMS_FIRST_START';

/** @returns what was made for this test run, if anything: a single file of tests starts its newsroom from nothing */
export const firstStart = (): FirstStart | null => (process.env[variable] === undefined ? null : (JSON.parse(process.env[variable]) as FirstStart));

/** For the processes that are started from now on. */
export const announceFirstStart = (left: FirstStart): void => {
  process.env[variable] = JSON.stringify(left);
};
