/**
 * What can go wrong between the site and the CMS. Absence is none of it: that is `null`.
 * Every kind must keep the last good page, never become a 404.
 */
export abstract class ContentError extends Error {
  constructor(
    message: string,
    readonly url: string,
    options?: ErrorOptions,
  ) {
    super(`${message} (${url})`, options);
    this.name = new.target.name;
  }
}

/** The CMS did not answer, answered too late, or answered 5xx. */
export class CmsUnavailable extends ContentError {}

/** The CMS refused: the token is missing, wrong or may not read this. */
export class CmsRefused extends ContentError {}

/** The CMS answered something that is not the contract. */
export class CmsMalformed extends ContentError {}
