import type { Block, BlockName, BlockOf, LocaleCode } from '@dpo/content';
import type { ComponentType } from 'react';
import type { BlockProps } from './block-props';
import styles from './body.module.css';
import { inHeadingOrder } from './heading-order';
import { registry } from './registry';

function DrawnBlock<Name extends BlockName>({ block, language }: { block: BlockOf<Name> & { __component: Name }; language: LocaleCode }) {
  const Component: ComponentType<BlockProps<Name>> = registry[block.__component];
  return <Component block={block} language={language} />;
}

/** The blocks of a body, in the order staff chose. */
export function Body({ blocks, language }: { blocks: readonly Block[]; language: LocaleCode }) {
  return (
    <div className={styles.root}>
      {inHeadingOrder(blocks).map((block, index) => (
        <DrawnBlock key={index} block={block} language={language} />
      ))}
    </div>
  );
}
