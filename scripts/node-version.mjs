/**
 * Stands alone, and in words that every Node understands: it must be able to speak before anything else is loaded.
 * The versions are those of `engines` in package.json.
 * @param {string} version
 * @returns {string | null} what to tell a person whose Node this cannot run on
 */
export function nodeProblem(version) {
  const parts = version.split('.').map(Number);
  const major = parts[0] || 0;
  const minor = parts[1] || 0;
  if (major > 20 && major < 25) return null;
  if (major === 20 && minor >= 19) return null;
  return `This needs Node.js 20.19 to 24, and this is ${version}: install one of those, for example from nodejs.org.`;
}

/** Ends the process when it cannot run on this Node. */
export function requireNode() {
  const problem = nodeProblem(process.versions.node);
  if (problem === null) return;
  console.error(problem);
  process.exit(1);
}
