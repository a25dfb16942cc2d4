import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';

/** Uploads seed files as an editor would, each once however often it is named. */
export function createFileUploads(strapi: Core.Strapi, directory: string) {
  const uploads = new Map<string, Promise<number>>();

  async function upload(name: string): Promise<number> {
    const known: { id: number } | null = await strapi.db.query('plugin::upload.file').findOne({ where: { name }, select: ['id'] });
    if (known) return known.id;
    const filepath = path.join(directory, path.basename(name));
    const { size } = await stat(filepath);
    const files = [{ filepath, originalFilename: name, mimetype: 'application/octet-stream', size }];
    const [stored]: { id: number }[] = await strapi.plugin('upload').service('upload').upload({ data: { fileInfo: { name } }, files });
    if (!stored) throw new Error(`${name} was not stored`);
    return stored.id;
  }

  return (name: string): Promise<number> => {
    const started = uploads.get(name) ?? upload(name);
    uploads.set(name, started);
    return started;
  };
}
