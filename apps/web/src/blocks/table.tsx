import type { BlockOf, LocaleCode } from '@dpo/content';
import { useId } from 'react';
import { DataTable } from '@/ui/data-table/data-table';

/** A table within a body. */
export function Table({ block: { caption, rows, headerRow, headerColumn }, language }: { block: Omit<BlockOf<'blocks.table'>, '__component'>; language: LocaleCode }) {
  return <DataTable id={useId()} caption={caption} rows={rows} headerRow={headerRow} headerColumn={headerColumn} language={language} />;
}
