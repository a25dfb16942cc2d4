/**
 * Whether a file was left by a site that ran on the build itself, as `npm start` does. A build renders no page with
 * content, only Next's own, whose names begin with an underscore.
 * @param file path within `.next/server/app`
 */
export const isRenderedPage = (file: string): boolean => !file.startsWith('..') && !file.startsWith('_') && /\.(?:html|rsc|meta|body|segments)$/.test(file);
