/** A form of the content manager: of a document's language, or (`null`) of a document that has never been saved. */
export interface SavedForm {
  uid: string;
  documentId: string | null;
  locale: string;
  /** The address of a single type does not name its only document. */
  isSingle: boolean;
}

const collection = /\/content-manager\/collection-types\/([^/?]+)(?:\/(?!actions\/|clone\/)([^/?]+))?(?:\/actions\/publish|\/clone\/[^/?]+)?$/;
const single = /\/content-manager\/single-types\/([^/?]+)(?:\/actions\/publish)?$/;

/** @returns the form that a request saves, or `null` when it saves none */
export function savedForm(address: string, method: string | undefined): SavedForm | null {
  if (method !== 'PUT' && method !== 'POST') return null;
  const { pathname, searchParams } = new URL(address, 'http://here');
  const locale = searchParams.get('locale') ?? 'en';
  const [, uid, documentId = null] = collection.exec(pathname) ?? [];
  if (uid !== undefined) return { uid, documentId, locale, isSingle: false };
  const [, only] = single.exec(pathname) ?? [];
  return only === undefined ? null : { uid: only, documentId: null, locale, isSingle: true };
}
