import type { Examples } from '../examples';
import { PillarIcon } from './pillar-icon';

const set = (
  <>
    <PillarIcon name="data" />
    <PillarIcon name="government" />
    <PillarIcon name="services" />
    <PillarIcon name="society" />
    <PillarIcon name="sustainability" />
    <PillarIcon name={null} />
  </>
);

export const examples: Examples = { 'the whole set, the neutral one last': { en: set, 'zh-Hant-HK': set } };
