import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Knex } from 'knex';
import type { Actor } from '../actor';
import { type VersionRow, languageVersions, versionRows } from '../both-languages/language-states';
import { sayToEditor } from '../language';
import type { Schedule } from '../schedule/schedule';
import { takeTurn } from '../turn';
import { wholeDocument } from '../whole-document';
import { type DocumentKey, createEditorialRecords } from './editorial-records';
import { type Obstacle, type Standing, obstacles, obstaclesTo, ofTwoPeople } from './rules';

export interface ApprovalParts {
  twoPersonRule: boolean;
  schedule: Pick<Schedule, 'cancel' | 'close' | 'isOver' | 'of'>;
}

export type Standings = ReturnType<typeof createStandings>;

/** Where texts stand between their authors and their readers, and what stands in their way. */
export function createStandings(strapi: Core.Strapi, { twoPersonRule, schedule }: ApprovalParts) {
  const records = createEditorialRecords(strapi);

  /** Where there is a transaction, others in it look at the whole document. */
  const rowsOf = async (key: DocumentKey): Promise<readonly VersionRow[]> =>
    strapi.db.inTransaction() ? (wholeDocument(strapi, key) as Promise<readonly VersionRow[]>) : ((await versionRows(strapi, key.uid, [key.documentId])).get(key.documentId) ?? []);

  async function of(key: DocumentKey): Promise<Standing> {
    const record = await records.read(key);
    const rows = await rowsOf(key);
    const isHandedOn = record.state === 'submitted' || (await schedule.of(key)).publish?.state === 'waiting';
    return { record, versions: languageVersions(rows, record), isHandedOn };
  }

  function refuse(found: readonly Obstacle[]): never {
    throw new errors.ApplicationError(found.map((obstacle) => sayToEditor(strapi, obstacles[obstacle])).join(' '), { obstacles: found });
  }

  return {
    records,
    of,
    refuse,

    /** Decides about a document, and carries it out, while nobody else changes it. */
    inTurn: async <T>(key: DocumentKey, work: (trx: Knex.Transaction) => Promise<T>): Promise<T> =>
      strapi.db.transaction(async ({ trx }) => {
        await takeTurn(strapi, trx, key);
        return work(trx);
      }),

    obstaclesFor: (standing: Standing, actor: Actor): Obstacle[] => obstaclesTo(standing, actor, twoPersonRule),

    /**
     * @param reason of an administrator who passes over the rule of two
     * @returns whether that rule was passed over
     * @throws {ApplicationError} naming every obstacle that this person may not pass over
     */
    clearTheWay(standing: Standing, actor: Actor, reason: string | null): boolean {
      const mayPassOver = actor.isAdministrator && reason !== null;
      const found = obstaclesTo(standing, actor, twoPersonRule);
      const left = found.filter((obstacle) => !(mayPassOver && ofTwoPeople.has(obstacle)));
      if (left.length > 0) refuse(left);
      return found.length > 0;
    },

    /** A text that was changed after it was submitted, or after its hour was set, is a draft again. */
    async takeBack(key: DocumentKey, actor: Actor): Promise<void> {
      const wasScheduled = await schedule.cancel(key, ['publish']);
      if (wasScheduled) await records.note(key, 'unscheduled', actor);
      const wasSubmitted = (await records.read(key)).state === 'submitted';
      if (!wasScheduled && !wasSubmitted) return;
      await records.change(key, { state: null, submittedBy: null, submittedById: null });
      if (wasSubmitted) await records.note(key, 'taken-back', actor);
    },
  };
}
