/** Five columns, one for each pillar of the office's work: a mark of our own, no emblem. */
export const wordmark = {
  width: 44,
  height: 40,
  bars: [
    { x: 0, y: 16, width: 6, height: 18, rx: 1 },
    { x: 9.5, y: 9, width: 6, height: 25, rx: 1 },
    { x: 19, y: 2, width: 6, height: 32, rx: 1 },
    { x: 28.5, y: 9, width: 6, height: 25, rx: 1 },
    { x: 38, y: 16, width: 6, height: 18, rx: 1 },
    { x: 0, y: 36.5, width: 44, height: 3, rx: 1 },
  ],
} as const;

export function Wordmark({ className }: { className?: string | undefined }) {
  const { width, height, bars } = wordmark;
  return (
    <svg className={className} viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true" focusable="false">
      <g fill="currentColor">{bars.map((bar) => <rect key={`${bar.x} ${bar.y}`} {...bar} />)}</g>
    </svg>
  );
}
