import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { requireFreeAddress } from '../address/address';
import type { Approval } from '../approval/approval';
import { requireComplete } from '../approval/completeness';
import type { DocumentKey } from '../approval/editorial-records';
import { languagesToPublish, obstacles, obstaclesTo } from '../approval/rules';
import { type Sentence, sayToEditor, writingDown } from '../language';
import { farewellInWords, sayingFarewell } from '../withdrawal/farewell';
import { failureOf, isFinal, written } from './failure';
import type { Schedule, Scheduled } from './schedule';

/** How often each replica looks: what is due is done within this and the time its forerunners take. */
const lookMilliseconds = 3000;
/** Until the next attempt after the database or a file could not be reached. */
const againMilliseconds = 20_000;

const notPublic: Sentence = {
  en: 'At this hour readers did not have the text, so there was nothing to take off. If it is published now, set a new time for taking it off.',
  zh: '在所定時間，讀者未能閱覽此內容，因此無須下架。如現在發布，請另設下架時間。',
};

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

  const isPublic = async (key: DocumentKey) => (await approval.wordsOf(key)).versions.some(({ publishedAt }) => publishedAt !== null);
  const refuse = (sentences: readonly Sentence[]): never => {
    throw new errors.ApplicationError(sentences.map((sentence) => sayToEditor(strapi, sentence)).join(' '));
  };

  async function carryOut({ uid, documentId, action, setBy, farewell }: Scheduled) {
    const key = { uid, documentId };
    const by = setBy === null ? null : { id: 0, name: setBy };
    if (action === 'unpublish') {
      if (!(await isPublic(key))) refuse([notPublic]);
      const unpublish = () => strapi.documents(uid as UID.ContentType).unpublish({ documentId, locale: '*' } as never);
      await (farewell ? sayingFarewell({ ...farewell, isUnattended: true }, unpublish) : unpublish());
      // Words that could not be published before this hour are over, too.
      if (await schedule.cancel(key, ['publish'])) await approval.records.note(key, 'unscheduled', by);
      await approval.records.note(key, 'unpublished', by, farewellInWords(farewell));
      return;
    }
    const words = await approval.wordsOf(key);
    // Who approved is known; what was missing or older then has come since.
    const found = obstaclesTo(words, null, false);
    if (found.length > 0) refuse(found.map((obstacle) => obstacles[obstacle]));
    const locales = languagesToPublish(words.versions, words.record);
    // Strapi would refuse these as well, in English and in a programmer's words.
    await requireComplete(strapi, key, locales);
    await requireFreeAddress(strapi, key);
    await strapi.documents(uid as UID.ContentType).publish({ documentId, locale: locales } as never);
    // While it is still known who submitted it, who is told.
    await approval.records.note(key, 'published', by);
    await approval.records.change(key, { state: null, submittedBy: null, submittedById: null });
    await schedule.close(key);
  }

  /** @returns whether it was this replica's to do */
  async function attempt(id: number): Promise<boolean> {
    const said: Sentence[] = [];
    try {
      return await writingDown(said, () => schedule.carryOut(id, isPublic, carryOut));
    } catch (error) {
      const failure = failureOf(error, said);
      strapi.log.error(`Scheduled work ${id} could not be done: ${failure.technical ?? failure.en}`);
      await schedule.fail(id, failure, {
        again: isFinal(error) ? null : againMilliseconds,
        async tell(key, kind) {
          await approval.records.note(key, kind, null, written(failure));
          if (kind === 'schedule-failed') await approval.reopen(key);
        },
      });
      return true;
    }
  }

  async function look() {
    for (let mine = true; mine; ) {
      mine = false;
      for (const id of await schedule.due()) {
        if (stopped) return;
        // One that cannot even be written down as failed must not hold up those behind it.
        const isMine = await attempt(id).catch((error: unknown) => {
          strapi.log.error(`Scheduled work ${id} could not be done, nor its failure written down: ${String(error)}`);
          return false;
        });
        if (isMine) mine = true;
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
