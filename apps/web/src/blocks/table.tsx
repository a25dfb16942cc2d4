import type { BlockOf } from '@dpo/content';
import { useId } from 'react';
import { DataTable } from '@/ui/data-table/data-table';

/** A table within a body. */
export function Table({ block: { caption, rows, headerRow, headerColumn } }: { block: Omit<BlockOf<'blocks.table'>, '__component'> }) {
  return <DataTable id={useId()} caption={caption} rows={rows} headerRow={headerRow} headerColumn={headerColumn} />;
}
