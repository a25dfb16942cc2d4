import type { PillarIcon as Name } from '@dpo/content';
import type { ReactNode } from 'react';

/** Drawn for this site on a grid of 48, lines of 2.5, one shape filled faintly. */
const drawings: Record<Name, ReactNode> = {
  data: (
    <>
      <path fill="currentColor" fillOpacity="0.16" stroke="none" d="M7 28h8v13H7zM33 16h8v25h-8z" />
      <path d="M7 41V28h8v13M20 41V22h8v19M33 41V16h8v25M4 41h40M8 19l12-9 9 5 12-9" />
      <circle cx="8" cy="19" r="2" />
      <circle cx="20" cy="10" r="2" />
      <circle cx="29" cy="15" r="2" />
      <circle cx="41" cy="6" r="2" />
    </>
  ),
  government: (
    <>
      <path fill="currentColor" fillOpacity="0.16" stroke="none" d="M5 18 24 7l19 11z" />
      <path d="M5 18 24 7l19 11zM10 23v13M19 23v13M29 23v13M38 23v13M6 36h36M4 41h40" />
      <circle cx="24" cy="14" r="1.5" />
    </>
  ),
  services: (
    <>
      <circle fill="currentColor" fillOpacity="0.16" stroke="none" cx="24" cy="26" r="15" />
      <circle cx="24" cy="26" r="15" />
      <path d="M24 17v9l6 4M19 5h10M24 5v6M36 11l3 3" />
    </>
  ),
  society: (
    <>
      <path fill="currentColor" fillOpacity="0.16" stroke="none" d="M13 41v-6a11 11 0 0 1 22 0v6z" />
      <circle cx="24" cy="14" r="7" />
      <path d="M13 41v-6a11 11 0 0 1 22 0v6zM10 22a5 5 0 1 1 2-9M4 38v-3a9 9 0 0 1 6-8M38 22a5 5 0 1 0-2-9M44 38v-3a9 9 0 0 0-6-8" />
    </>
  ),
  sustainability: (
    <>
      <path fill="currentColor" fillOpacity="0.16" stroke="none" d="M12 34C8 18 22 8 42 7c1 20-8 33-24 31-3 0-5-2-6-4z" />
      <path d="M12 34C8 18 22 8 42 7c1 20-8 33-24 31-3 0-5-2-6-4zM5 43c6-10 14-17 24-22M19 29v-9M19 29h9" />
    </>
  ),
};

/** For a pillar without a drawing of its own: one column among columns. */
const neutral = (
  <>
    <path fill="currentColor" fillOpacity="0.16" stroke="none" d="M20 8h8v28h-8z" />
    <path d="M20 8h8v28h-8zM7 20h6v16H7zM35 20h6v16h-6zM4 41h40" />
  </>
);

/** What stands for a pillar beside its title; it says nothing that the title does not say. */
export function PillarIcon({ name, className }: { name: Name | null; className?: string | undefined }) {
  return (
    <svg className={className} viewBox="0 0 48 48" width="56" height="56" fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      {name === null ? neutral : drawings[name]}
    </svg>
  );
}
