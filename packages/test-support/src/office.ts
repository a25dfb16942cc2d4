import { type LocaleCode, createClient, localeCodes, newsItem } from '@dpo/content';
import { type AskAdmin, createAskAdmin } from './admin-requests';
import { type RunningCms, startCms } from './cms';
import { createColleague } from './colleagues';
import { type Newsroom, createNewsroom, logIn } from './newsroom';
import { startPostgres } from './postgres';

export const uid = 'api::news-item.news-item';
export const items = `/content-manager/collection-types/${uid}`;

export interface Desk {
  state: string | null;
  onlyIn: LocaleCode | null;
  prints: Record<string, string>;
  submittedBy: string | null;
  languages: { locale: LocaleCode; state: string; editor: string | null; publishedAt: number | null }[];
  schedule: Partial<Record<'publish' | 'unpublish', { state: string; at: number; setBy: string }>>;
  history: { kind: string; by: string | null; text: string | null }[];
  obstacles: string[];
  incomplete: { fields: { locale: LocaleCode; uid: string; field: string }[]; pictures: string[] };
  may: { submit: boolean; approve: boolean; override: boolean };
}

export type Office = Awaited<ReturnType<typeof startOffice>>;

export const words = (title: string) => ({ title, releaseDate: '2026-03-01', category: 'circular', summary: 'Words' });
export const deskOf = (documentId: string) => `/newsroom/documents/${uid}/${documentId}`;
export const look = async (who: AskAdmin, documentId: string): Promise<Desk> => (await who('GET', deskOf(documentId))).body as Desk;
export const save = (who: AskAdmin, documentId: string, fields: object, locale: LocaleCode = 'en') => who('PUT', `${items}/${documentId}?locale=${locale}`, { ...fields, locale });
export const submit = (who: AskAdmin, documentId: string, remark = '') => who('POST', `${deskOf(documentId)}/submit`, { remark });
/** As Strapi's own button would. */
export const publish = (who: AskAdmin, documentId: string, locale: LocaleCode = 'en') => who('POST', `${items}/${documentId}/actions/publish?locale=${locale}`, { locale });
/** As the newsroom's panel does. */
export const approve = (who: AskAdmin, documentId: string, body: object = {}) => who('POST', `${deskOf(documentId)}/publish`, { locale: 'en', ...body });
export const schedule = (who: AskAdmin, documentId: string, hours: object) => who('POST', `${deskOf(documentId)}/schedule`, hours);
export const inMilliseconds = (pause: number) => new Date(Date.now() + pause).toISOString();
export const farewell = { reasons: { en: 'It is over.', 'zh-Hant-HK': '活動已結束。' } };

/** An office with an author (Ada), two approvers (Ben, Cara) and an administrator, in which two people see each text. */
export async function startOffice(database: string) {
  const postgres = database === 'postgres' ? await startPostgres() : null;
  const cms: RunningCms = await startCms({ database: postgres ? await postgres.createDatabase('office') : 'sqlite', env: { TWO_PERSON_RULE: undefined } });
  const session = await logIn(cms.url, cms.administrator);
  const colleague = async (role: string, name: string) => (await createColleague(cms.url, session, role, name)).session;
  const ada = await colleague('Author', 'Ada');
  const [ben, cara] = [await colleague('Approver', 'Ben'), await colleague('Approver', 'Cara')];
  const [author, approver, second, administrator] = [ada, ben, cara, session].map((token) => createAskAdmin(cms.url, token)) as [AskAdmin, AskAdmin, AskAdmin, AskAdmin];
  const writes: Newsroom = createNewsroom(cms.url, ada);
  let number = 0;

  return {
    cms, author, approver, second, administrator, writes,
    approverWrites: createNewsroom(cms.url, ben),
    /** @returns a draft of Ada's */
    async draft(languages: readonly LocaleCode[] = localeCodes) {
      number += 1;
      let documentId: string | undefined;
      for (const locale of languages) documentId = await writes.save({ type: 'news-item', locale, ...(documentId ? { documentId } : {}) }, words(`${locale} ${number}`));
      return { documentId: documentId ?? '', titles: languages.map((locale) => `${locale} ${number}`) };
    },
    async publicTitles() {
      const client = createClient({ url: cms.url, token: cms.secrets.publishedToken, fetch });
      const lists = await Promise.all(localeCodes.map((locale) => client.readAll(newsItem, { locale })));
      return lists.flat().map(({ title }) => title);
    },
    async close() {
      await cms.stop();
      await cms.remove();
      await postgres?.stop();
    },
  };
}
