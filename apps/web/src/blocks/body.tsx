import type { Block, BlockName, BlockOf } from '@dpo/content';
import type { ComponentType } from 'react';
import styles from './body.module.css';
import { inHeadingOrder } from './heading-order';
import { registry } from './registry';

function DrawnBlock<Name extends BlockName>({ block }: { block: BlockOf<Name> & { __component: Name } }) {
  const Component: ComponentType<{ block: BlockOf<Name> }> = registry[block.__component];
  return <Component block={block} />;
}

/** The blocks of a body, in the order staff chose. */
export function Body({ blocks }: { blocks: readonly Block[] }) {
  return (
    <div className={styles.root}>
      {inHeadingOrder(blocks).map((block, index) => (
        <DrawnBlock key={index} block={block} />
      ))}
    </div>
  );
}
