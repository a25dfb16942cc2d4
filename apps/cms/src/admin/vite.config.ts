interface Config {
  build?: { rollupOptions?: { output?: object } };
}

/**
 * Libraries that throw something on purpose while they load, and catch it. To say where, V8 parses the function in which it was
 * thrown once more, and in the one script that the newsroom is, that is all five megabytes: a fifth of what a form takes the page's
 * main thread.
 */
const throwing = /\/node_modules\/(?:get-intrinsic|prismjs)\//;

/** Keeps them in a script of their own. */
const ownScript = (id: string) => (throwing.test(id) ? 'throwing' : undefined);

/** How Strapi's admin is built. @param config Strapi's own */
export default <C extends Config>(config: C): C => {
  const { build } = config;
  return { ...config, build: { ...build, rollupOptions: { ...build?.rollupOptions, output: { ...build?.rollupOptions?.output, manualChunks: ownScript } } } };
};
