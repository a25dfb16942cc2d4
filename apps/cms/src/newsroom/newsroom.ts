import type { Core } from '@strapi/strapi';
import type { Settings } from '../env';
import { type Approval, createApproval } from './approval/approval';
import { registerEditorialRecords } from './approval/editorial-records';
import { keepLiveMoments } from './approval/live-moments';
import { registerDelivery } from './delivery/delivery';
import type { Dispatcher } from './delivery/dispatcher';
import { registerDesk } from './desk/desk';
import { keepMovedAddresses } from './redirects/moved-addresses';
import { type Clock, createClock } from './schedule/clock';
import { createSchedule } from './schedule/schedule';
import { registerSchedule } from './schedule/schedule-table';
import { guardGonePages } from './withdrawal/guard-gone-pages';
import { registerWithdrawalRoutes } from './withdrawal/routes';
import { createWithdrawal } from './withdrawal/withdrawal';

/**
 * Puts approval, schedule and delivery together. Belongs into Strapi's register phase: approval decides first, so its
 * middleware stands before the one that writes deliveries.
 */
export function registerNewsroom(strapi: Core.Strapi, settings: Settings): { dispatcher: Dispatcher; clock: Clock; approval: Approval } {
  registerEditorialRecords(strapi);
  registerSchedule(strapi);
  const schedule = createSchedule(strapi);
  const approval = createApproval(strapi, { twoPersonRule: settings.twoPersonRule, schedule });
  approval.guard();
  keepLiveMoments(strapi, approval.records);
  const { dispatcher, outbox } = registerDelivery(strapi, settings);
  const addresses = { outbox, targets: settings.webUrls, onCommitted: dispatcher.wake };
  const withdrawal = createWithdrawal(strapi, { ...addresses, siteUrl: settings.siteUrl });
  // Looks at the redirects that a move has left.
  withdrawal.guard();
  guardGonePages(strapi, settings);
  keepMovedAddresses(strapi, addresses);
  registerWithdrawalRoutes(strapi, settings);
  registerDesk(strapi, { approval, schedule, withdrawal, outbox, targets: settings.webUrls, siteUrl: settings.siteUrl, onSent: dispatcher.wake });
  return { dispatcher, clock: createClock(strapi, schedule, approval), approval };
}
