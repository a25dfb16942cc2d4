import { configFor } from './packages/eslint-config/index.mjs';

export default configFor(import.meta.dirname);
