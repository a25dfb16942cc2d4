/**
 * Has a Buffer written as JSON in one step. Before Next keeps a page it writes it as JSON to learn its size, of which it
 * then makes nothing: each byte of the page's Buffers becomes an element of an array, which took a tenth of the computing
 * time in which pages were made anew (`docs/decisions/2026-11-26-pages-kept-at-less-cost.md`). Nothing here reads a Buffer
 * back out of JSON.
 */
export function lightenBuffers(): void {
  Object.defineProperty(Buffer.prototype, 'toJSON', {
    configurable: true,
    writable: true,
    value(this: Buffer) {
      return { type: 'Buffer', data: this.toString('base64') };
    },
  });
}
