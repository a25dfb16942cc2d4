import type { Core } from '@strapi/strapi';
import type { Settings } from '../../env';
import { type Dispatcher, createDispatcher } from './dispatcher';
import { recordMediaChanges } from './media';
import { type Outbox, createOutbox, registerOutbox } from './outbox';
import { recordChanges } from './recorder';
import { createSend } from './send';

type DeliverySettings = Pick<Settings, 'webUrls' | 'revalidateSecret'>;

/**
 * Tells the web of every change to what the public sees. Belongs into Strapi's register phase: the middleware has to
 * stand before those that plugins add when they start, and the table has to be known before the database is opened.
 */
export function registerDelivery(strapi: Core.Strapi, { webUrls, revalidateSecret }: DeliverySettings): { dispatcher: Dispatcher; outbox: Outbox } {
  registerOutbox(strapi);
  const outbox = createOutbox(strapi);
  const dispatcher = createDispatcher({ outbox, send: createSend(revalidateSecret), targets: webUrls, log: strapi.log });
  recordChanges(strapi, outbox, webUrls, dispatcher.wake);
  recordMediaChanges(strapi, outbox, webUrls, dispatcher.wake);
  return { dispatcher, outbox };
}
