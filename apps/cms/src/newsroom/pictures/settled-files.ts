import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Knex } from 'knex';
import { type Actor, actorOf, isApprover } from '../actor';
import type { Approval } from '../approval/approval';
import { type Sentence, sayToEditor } from '../language';
import { draftsShowing } from './drafts-showing';
import type { StoredFile } from './file-links';
import { createPublishedFiles } from './published-files';

const sentences = {
  deleting: {
    en: 'A text that is public, waits for approval or is scheduled uses this file, so it cannot be deleted. Take it out of the text first, and have the text published without it.',
    zh: '已公開、等候批核或已排期的內容正使用此檔案，因此不可刪除。請先從內容中移除此檔案，並發布修改後的內容。',
  },
  replacing: {
    en: 'A text that is public, waits for approval or is scheduled uses this file. Replacing it would show readers what nobody has approved: upload a new file, put it into the text, and have the text approved.',
    zh: '已公開、等候批核或已排期的內容正使用此檔案，取代檔案會令讀者看到未經批核的內容。請上載新檔案並放入內容，然後提交批核。',
  },
  others: {
    en: 'Somebody else has uploaded this file. Ask them or an approver to delete it.',
    zh: '此檔案由其他同事上載，請由該同事或批核者刪除。',
  },
} satisfies Record<string, Sentence>;

interface UploadService {
  remove(file: { id: number }): Promise<unknown>;
  replace(id: unknown, ...rest: unknown[]): Promise<unknown>;
}

interface PermissionsManager {
  action: string;
  model: string;
  ability: { cannot(action: string, subject: unknown): boolean };
  toSubject(file: unknown, model?: string): unknown;
}

/**
 * A file that readers have, or that somebody approves with its text, stays what it is: it changes as words do, by a new
 * one in the text. Replaced in its place it may be by an administrator, and by an approver where nobody else has to look.
 * Any other it may be by whoever may change it, which is their edit of every draft that shows it.
 * Strapi's own actions for many files at once and for folders ask nobody whose files they are; all of them end here.
 */
export function guardSettledFiles(strapi: Core.Strapi, { twoPersonRule }: { twoPersonRule: boolean }, approval: Pick<Approval, 'countReplacement'>): void {
  const service: UploadService = strapi.plugin('upload').service('upload');
  const files = createPublishedFiles(strapi);
  const { remove, replace } = service;
  const refuse = (sentence: Sentence): never => {
    throw new errors.ApplicationError(sayToEditor(strapi, sentence));
  };

  async function mayChange(id: number): Promise<boolean> {
    const ability: unknown = strapi.requestContext.get()?.state.userAbility;
    const manager: PermissionsManager = strapi.service('admin::permission').createPermissionsManager({ ability, action: 'plugin::upload.assets.update', model: 'plugin::upload.file' });
    const file: unknown = await strapi.db.query('plugin::upload.file').findOne({ where: { id }, populate: ['createdBy'] });
    return !manager.ability.cannot(manager.action, manager.toSubject(file, manager.model));
  }

  service.remove = async (file) => {
    if (actorOf(strapi)) {
      if (!(await mayChange(file.id))) refuse(sentences.others);
      if (await files.isSettled(file.id)) refuse(sentences.deleting);
    }
    return remove.call(service, file);
  };
  async function countReplacement(trx: Knex.Transaction, id: unknown, actor: Actor) {
    const file: (StoredFile & { name: string }) | null = await strapi.db.query('plugin::upload.file').findOne({ where: { id } });
    if (!file) return;
    for (const { key, ids } of await draftsShowing(strapi, trx, file)) await approval.countReplacement(key, ids, actor, file.name);
  }

  service.replace = async (id, ...rest) => {
    const actor = actorOf(strapi);
    if (actor === null) return replace.call(service, id, ...rest);
    return strapi.db.transaction(async ({ trx }) => {
      const mayReplace = actor.isAdministrator || (!twoPersonRule && isApprover(strapi));
      if (!mayReplace && (await files.isSettled(id, trx))) refuse(sentences.replacing);
      await countReplacement(trx, id, actor);
      // Its text may have been published before it was this request's turn at it.
      if (!mayReplace && (await files.isSettled(id, trx))) refuse(sentences.replacing);
      return replace.call(service, id, ...rest);
    });
  };
}
