import { entries } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { administratorCode, approverCode } from '../actor';
import { type EventKind, eventUid, recordUid } from '../approval/editorial-records';
import { entryTypeOf } from '../public-types';
import { createMailQueue } from './mail-queue';
import { isTold, mailOf } from './mail-words';

interface Noted {
  uid: string;
  documentId: string;
  kind: EventKind;
  by: string | null;
  byId: number | null;
}

interface User {
  id: number;
  email: string;
}

/** Milliseconds between two looks at what is to be sent. */
const interval = 3000;

export interface Mailer {
  start(): void;
  /** Ends after the mail that is being sent. */
  stop(): Promise<void>;
}

/**
 * Tells people by e-mail of what waits for them: approvers of what is submitted, authors of what became of it. Each mail is
 * written down in the transaction of what it tells of, and sent afterwards by any replica, as often as it takes. A replica
 * that is killed between the mail server's yes and its own note of it has a mail sent twice, never none. Belongs into the
 * bootstrap phase.
 */
export function startMail(strapi: Core.Strapi): Mailer {
  const queue = createMailQueue(strapi);
  const users = (where: object): Promise<User[]> => strapi.db.query('admin::user').findMany({ where: { isActive: true, blocked: false, ...where }, select: ['id', 'email'] });
  const approvers = () => users({ roles: { code: { $in: [approverCode, administratorCode] } } });

  async function submitterOf({ uid, documentId }: Noted): Promise<User[]> {
    const record: { submittedById: number | null } | null = await strapi.db.query(recordUid).findOne({ where: { uid, documentId } });
    return record?.submittedById ? users({ id: record.submittedById }) : [];
  }

  async function recipientsOf(noted: Noted): Promise<User[]> {
    if (noted.kind === 'submitted') return approvers();
    if (noted.kind === 'schedule-failed' || noted.kind === 'schedule-late') return [...(await approvers()), ...(await submitterOf(noted))];
    return submitterOf(noted);
  }

  function addressOf({ uid, documentId }: Noted): string | null {
    const base: unknown = strapi.config.get('server.url');
    const entry = entries.find(({ type }) => type === entryTypeOf(uid));
    if (typeof base !== 'string' || base === '' || !entry) return null;
    return `${base.replace(/\/$/, '')}/admin/content-manager/${entry.kind === 'singleType' ? `single-types/${uid}` : `collection-types/${uid}/${documentId}`}`;
  }

  strapi.db.lifecycles.subscribe({
    models: [eventUid],
    async afterCreate({ params }) {
      const noted = params.data as Noted;
      if (!isTold(noted.kind)) return;
      const mail = mailOf(noted.kind, noted.by ?? '', addressOf(noted));
      const recipients = new Set((await recipientsOf(noted)).filter(({ id }) => id !== noted.byId).map(({ email }) => email));
      if (mail) await queue.add([...recipients], mail);
    },
  });

  let timer: NodeJS.Timeout | null = null;
  let sending: Promise<void> | null = null;
  let stopped = false;

  async function sendDue() {
    for (const mail of await queue.take()) {
      if (stopped) return;
      const { recipient, subject, text, html } = mail;
      try {
        await strapi.plugin('email').service('email').send({ to: recipient, subject, text, html });
        await queue.sent(mail);
      } catch (error) {
        const again = await queue.failed(mail);
        strapi.log.error(`A mail could not be sent${again ? ', and will be tried again' : ', and is given up'}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  return {
    start() {
      timer = setInterval(() => {
        sending ??= sendDue()
          .catch((error: unknown) => {
            strapi.log.error(`The mails that wait cannot be read: ${String(error)}`);
          })
          .finally(() => {
            sending = null;
          });
      }, interval);
    },
    async stop() {
      stopped = true;
      if (timer) clearInterval(timer);
      await sending;
    },
  };
}
