interface Config {
  build?: { rollupOptions?: object };
}

/**
 * Libraries that throw something on purpose while they load, and catch it. To say where, V8 parses the function in which it was
 * thrown once more, and in the one script that the newsroom is, that is all five megabytes: a fifth of what it takes to open a form.
 */
const throwing = /\/node_modules\/(?:get-intrinsic|prismjs)\//;

/** Keeps them in a script of their own. */
const ownScript = (id: string) => (throwing.test(id) ? 'throwing' : undefined);

/** How Strapi's admin is built. @param config Strapi's own */
export default <C extends Config>(config: C): C => ({ ...config, build: { ...config.build, rollupOptions: { ...config.build?.rollupOptions, output: { manualChunks: ownScript } } } });
