import { readSettings } from '../env';
import { createDraftsGuard } from '../newsroom/drafts-guard/drafts-guard';

export default () => createDraftsGuard(readSettings(process.env).previewToken);
