import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Approval } from '../approval/approval';
import { languagesToPublish, obstacles, obstaclesTo } from '../approval/rules';
import { farewellInWords, sayingFarewell } from '../withdrawal/farewell';
import type { Schedule, Scheduled } from './schedule';

/** How often each replica looks: what is due is done within this and the time its forerunners take. */
const lookMilliseconds = 3000;
/** Until the next attempt after the database or a file could not be reached. */
const againMilliseconds = 20_000;

export interface Clock {
  start(): void;
  /** Ends after what is under way. */
  stop(): Promise<void>;
}

/** Does at its hour what an approver has set. */
export function createClock(strapi: Core.Strapi, schedule: Schedule, approval: Pick<Approval, 'wordsOf' | 'records' | 'reopen'>): Clock {
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> | null = null;
  let stopped = false;

  async function carryOut({ uid, documentId, action, setBy, farewell }: Scheduled) {
    const key = { uid, documentId };
    const by = setBy === null ? null : { id: 0, name: setBy };
    if (action === 'unpublish') {
      const unpublish = () => strapi.documents(uid as UID.ContentType).unpublish({ documentId, locale: '*' } as never);
      await (farewell ? sayingFarewell({ ...farewell, isUnattended: true }, unpublish) : unpublish());
      await approval.records.note(key, 'unpublished', by, farewellInWords(farewell));
      return;
    }
    const words = await approval.wordsOf(key);
    // Who approved is known; what was missing or older then has come since.
    const [obstacle] = obstaclesTo(words, null, false);
    if (obstacle) throw new errors.ApplicationError(obstacles[obstacle].en, { obstacle });
    await strapi.documents(uid as UID.ContentType).publish({ documentId, locale: languagesToPublish(words.versions, words.record) } as never);
    // While it is still known who submitted it, who is told.
    await approval.records.note(key, 'published', by);
    await approval.records.change(key, { state: null, submittedBy: null, submittedById: null });
  }

  /** @returns whether it was this replica's to do */
  async function attempt(id: number): Promise<boolean> {
    try {
      return await schedule.carryOut(id, carryOut);
    } catch (error) {
      // What the text itself is lacking does not come by waiting.
      const isFinal = error instanceof errors.ApplicationError;
      const message = error instanceof Error ? error.message : String(error);
      strapi.log.error(`Scheduled work ${id} could not be done: ${message}`);
      const failed = await schedule.fail(id, message, isFinal ? null : againMilliseconds);
      if (failed && isFinal) {
        await approval.records.note(failed, 'schedule-failed', null, message);
        await approval.reopen(failed);
      }
      return true;
    }
  }

  async function look() {
    for (let mine = true; mine; ) {
      mine = false;
      for (const id of await schedule.due()) {
        if (stopped) return;
        if (await attempt(id)) mine = true;
      }
    }
  }

  function lookAlone() {
    looking ??= look()
      .catch((error: unknown) => {
        strapi.log.error(`The schedule cannot be read: ${String(error)}`);
      })
      .finally(() => {
        looking = null;
      });
  }

  return {
    start() {
      lookAlone();
      timer = setInterval(lookAlone, lookMilliseconds);
    },
    async stop() {
      stopped = true;
      if (timer) clearInterval(timer);
      await looking;
    },
  };
}
