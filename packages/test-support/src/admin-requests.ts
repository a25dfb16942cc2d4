export interface AdminAnswer {
  status: number;
  /** Parsed where it is JSON, the text where it is not. */
  body: unknown;
}

export type AskAdmin = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object, headers?: Record<string, string>) => Promise<AdminAnswer>;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Requests to the CMS's own admin API, whatever they come to: for what the screen would not do. */
export const createAskAdmin =
  (cmsUrl: string, token: string): AskAdmin =>
  async (method, path, body, more = {}) => {
    const isForm = body instanceof FormData;
    const response = await fetch(cmsUrl + path, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && !isForm ? { 'content-type': 'application/json' } : {}), ...more },
      ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: parse(await response.text()) };
  };

/** @returns the sentence of a refusal */
export function messageOf({ body }: AdminAnswer): string {
  const error = typeof body === 'object' && body !== null && 'error' in body ? (body.error as { message?: unknown }) : {};
  return typeof error.message === 'string' ? error.message : '';
}
