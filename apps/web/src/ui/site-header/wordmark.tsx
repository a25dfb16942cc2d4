/** Five columns, one for each pillar of the office's work: a mark of our own, no emblem. */
export function Wordmark({ className }: { className?: string | undefined }) {
  return (
    <svg className={className} viewBox="0 0 44 40" width="44" height="40" aria-hidden="true" focusable="false">
      <g fill="currentColor">
        <rect x="0" y="16" width="6" height="18" rx="1" />
        <rect x="9.5" y="9" width="6" height="25" rx="1" />
        <rect x="19" y="2" width="6" height="32" rx="1" />
        <rect x="28.5" y="9" width="6" height="25" rx="1" />
        <rect x="38" y="16" width="6" height="18" rx="1" />
        <rect x="0" y="36.5" width="44" height="3" rx="1" />
      </g>
    </svg>
  );
}
