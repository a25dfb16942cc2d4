import type { Core } from '@strapi/strapi';
import type { Mail } from './mail-words';

/** A mail that waits. */
export interface QueuedMail extends Mail {
  id: number;
  recipient: string;
  attempts: number;
}

interface Row extends QueuedMail {
  dueAt: number | string;
  createdAt: number | string;
}

const mailUid = 'newsroom::mail';

const mailModel = {
  uid: mailUid,
  singularName: 'newsroom-mail',
  tableName: 'newsroom_mails',
  attributes: {
    id: { type: 'increments' },
    recipient: { type: 'string' },
    subject: { type: 'string' },
    text: { type: 'text' },
    html: { type: 'text' },
    /** `waiting`, or `failed` when nothing more is tried; what was sent is deleted. */
    state: { type: 'string' },
    attempts: { type: 'integer' },
    dueAt: { type: 'biginteger' },
    createdAt: { type: 'biginteger' },
  },
  indexes: [{ name: 'newsroom_mails_due_index', columns: ['state', 'due_at'] }],
} as const;

/** A table of its own: a mail becomes due with the change it tells of, or not at all. */
export const registerMailQueue = (strapi: Core.Strapi): void => {
  strapi.get('models').add(mailModel);
};

/** Milliseconds: that one replica may take for one mail, between attempts at the least and at the most, and after which none is made. */
const times = { turn: 120_000, soonest: 5000, latest: 3_600_000, inVain: 3 * 86_400_000 };

const atOnce = 20;

export function createMailQueue(strapi: Core.Strapi) {
  const mails = () => strapi.db.query(mailUid);

  return {
    async add(recipients: readonly string[], mail: Mail): Promise<void> {
      const now = Date.now();
      for (const recipient of recipients) await mails().create({ data: { ...mail, recipient, state: 'waiting', attempts: 0, dueAt: now, createdAt: now } });
    },

    /** @returns mails that are due, which no other replica has */
    async take(): Promise<QueuedMail[]> {
      const now = Date.now();
      const due: Row[] = await mails().findMany({ where: { state: 'waiting', dueAt: { $lte: now } }, orderBy: { id: 'asc' }, limit: atOnce });
      const mine: QueuedMail[] = [];
      for (const mail of due) {
        const { count } = await mails().updateMany({ where: { id: mail.id, state: 'waiting', dueAt: mail.dueAt }, data: { dueAt: now + times.turn, attempts: mail.attempts + 1 } });
        if (count === 1) mine.push({ ...mail, attempts: mail.attempts + 1 });
      }
      return mine;
    },

    async sent({ id }: QueuedMail): Promise<void> {
      await mails().delete({ where: { id } });
    },

    /** @returns whether it will be tried again */
    async failed({ id, attempts }: QueuedMail): Promise<boolean> {
      const row: Row | null = await mails().findOne({ where: { id } });
      const now = Date.now();
      const isInVain = now - Number(row?.createdAt ?? 0) > times.inVain;
      await mails().update({ where: { id }, data: isInVain ? { state: 'failed' } : { dueAt: now + Math.min(times.latest, times.soonest * 2 ** (attempts - 1)) } });
      return !isInVain;
    },
  };
}
