/** The demonstration pictures as SVG: calm, abstract, without words, in the site's colours. */

const deep = '#0a3544';
const sea = '#0b7a75';
const sky = '#5fc9bd';
const mist = '#cfe0e6';
const paper = '#f2f6f7';
const sand = '#f4e3c1';
const sun = '#ffd54a';

const wide = { width: 1600, height: 900 };
const upright = { width: 1200, height: 1600 };

const steps = (count) => Array.from({ length: count }, (_, index) => index);

const fade = (id, from, to) =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`;

const ground = ({ width, height }, fill) => `<rect width="${width}" height="${height}" fill="${fill}"/>`;

const disc = (x, y, radius, fill) => `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`;

const band = (path, colour, breadth, opacity = 1) =>
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${breadth}" stroke-opacity="${opacity}" stroke-linecap="butt"/>`;

/** A number between 0 and 1 that is the same at every run: a new drawing must not change the others. */
const scatter = (seed) => {
  const value = Math.sin(seed * 127.1 + 311.7) * 43758.5453;
  return value - Math.floor(value);
};

/** A line that comes in at one height and goes on at another. */
const stream = (from, to) => `M-20 ${from} C 500 ${from} 560 ${to} 840 ${to} L 1620 ${to}`;

const mergingStreams = [
  ground(wide, paper),
  band(stream(690, 524), sea, 150),
  band(stream(210, 376), '#2f7fa3', 150),
  ...steps(4).flatMap((index) => [
    band(stream(165 + index * 30, 331 + index * 30), '#fff', 3, 0.4),
    band(stream(735 - index * 30, 569 - index * 30), '#fff', 3, 0.4),
  ]),
].join('');

const columnAt = (x, fill) =>
  `<rect x="${x}" y="400" width="120" height="340" fill="${fill}"/><rect x="${x - 18}" y="372" width="156" height="28" fill="${deep}"/><rect x="${x - 18}" y="740" width="156" height="28" fill="${deep}"/>`;

const fiveColumns = [
  ground(wide, paper),
  disc(800, 430, 360, '#e3f0f5'),
  `<rect y="768" width="1600" height="132" fill="${mist}"/>`,
  `<path d="M250 372 C 500 130 1100 130 1350 372 Z" fill="${deep}"/>`,
  `<path d="M330 372 C 560 200 1040 200 1270 372 Z" fill="${sea}"/>`,
  ...['#2f7fa3', sea, '#3f9f95', sky, '#8fd8cf'].map((fill, index) => columnAt(300 + index * 220, fill)),
].join('');

const threePaths = [
  `<defs>${fade('dawn', '#e3f0f5', '#fdf8ec')}</defs>`,
  ground(wide, 'url(#dawn)'),
  band('M-20 450 L 520 450 C 850 450 900 190 1200 190 L 1620 190', '#2f7fa3', 90),
  band('M-20 450 L 520 450 C 850 450 900 710 1200 710 L 1620 710', sky, 90),
  band('M-20 450 L 1620 450', sea, 90),
  ...[190, 450, 710].map((y) => disc(1320, y, 22, '#fff')),
  disc(420, 450, 22, '#fff'),
].join('');

/** How far a column of dots has come from disorder (0) to order (1). */
const order = (column) => Math.min(1, Math.max(0, (column - 4) / 9));

const gatheringPoints = [
  ground(wide, deep),
  ...steps(20).flatMap((column) =>
    steps(10).map((row) => {
      const disorder = 1 - order(column);
      const shift = (seed) => (scatter(seed) - 0.5) * 170 * disorder;
      const at = column * 10 + row;
      const fill = [sky, '#8fd8cf', mist, sun][Math.floor(scatter(at + 900) * (disorder > 0.05 ? 4 : 3))];
      return disc(Math.round(90 + column * 75 + shift(at)), Math.round(112 + row * 75 + shift(at + 400)), Math.round(22 - disorder * 13 * scatter(at + 70)), fill);
    }),
  ),
].join('');

const stoneAt = (x, y, scale) =>
  `<ellipse cx="${x}" cy="${y + 16 * scale}" rx="${112 * scale}" ry="${34 * scale}" fill="${deep}" fill-opacity="0.25"/><ellipse cx="${x}" cy="${y}" rx="${110 * scale}" ry="${32 * scale}" fill="#dfe7e4"/><ellipse cx="${x}" cy="${y - 6 * scale}" rx="${96 * scale}" ry="${22 * scale}" fill="#f4f7f5"/>`;

const steppingStones = [
  `<defs>${fade('pool', '#a9d9dc', '#2f7fa3')}</defs>`,
  ground(wide, '#e9f3f3'),
  `<rect y="270" width="1600" height="630" fill="url(#pool)"/>`,
  `<path d="M0 258 C 300 228 620 262 900 240 C 1180 218 1400 255 1600 225 L 1600 300 C 1200 315 500 300 0 310 Z" fill="${sea}"/>`,
  ...steps(9).map((index) => band(`M${(index * 397) % 1300} ${350 + index * 58} h ${160 + index * 24}`, '#fff', 4, 0.28)),
  ...[[1010, 330, 0.34], [952, 372, 0.44], [1000, 428, 0.57], [900, 496, 0.74], [950, 586, 0.96], [810, 690, 1.22], [860, 816, 1.55]].map(([x, y, scale]) => stoneAt(x, y, scale)),
].join('');

const quietHarbour = [
  `<defs>${fade('sky', '#dcebf1', '#fdf1d8')}${fade('water', '#bfdde2', '#3f8fa3')}</defs>`,
  ground(wide, 'url(#sky)'),
  disc(1130, 380, 78, sun),
  '<path d="M0 450 C 180 330 330 300 480 380 C 640 280 820 300 960 410 C 1130 350 1330 330 1600 430 L 1600 620 L 0 620 Z" fill="#b4d3dc"/>',
  '<path d="M0 520 C 160 420 300 400 470 480 C 640 430 760 440 900 510 C 1100 460 1340 440 1600 500 L 1600 620 L 0 620 Z" fill="#7fb1c0"/>',
  '<path d="M0 560 C 220 500 380 500 560 560 C 800 540 1080 560 1240 540 C 1380 522 1480 530 1600 556 L 1600 620 L 0 620 Z" fill="#46889c"/>',
  '<rect y="598" width="1600" height="302" fill="url(#water)"/>',
  ...steps(11).map((index) => band(`M${1130 - 60 - index * 13} ${620 + index * 25} h ${120 + index * 26}`, '#fff3c9', 6, 0.6 - index * 0.04)),
  ...steps(8).map((index) => band(`M${(index * 523) % 900} ${640 + index * 32} h ${130 + index * 20}`, '#fff', 4, 0.3)),
].join('');

const lineLengths = [420, 360, 440, 300, 410, 250];

const pageAt = (x, colour, accent) =>
  [
    `<rect x="${x + 14}" y="154" width="560" height="620" rx="10" fill="${deep}" fill-opacity="0.14"/>`,
    `<rect x="${x}" y="140" width="560" height="620" rx="10" fill="#fff"/>`,
    `<rect x="${x + 60}" y="205" width="250" height="34" rx="17" fill="${accent}"/>`,
    ...lineLengths.map((length, index) => `<rect x="${x + 60}" y="${300 + index * 68}" width="${length}" height="22" rx="11" fill="${colour}"/>`),
  ].join('');

const facingPages = [ground(wide, '#d9e8ec'), pageAt(210, '#8db9c9', '#2f7fa3'), pageAt(830, '#8fd0c6', sea)].join('');

const leafAt = (y, side, size, fill) => {
  const tip = 600 + side * size;
  return `<path d="M600 ${y} C ${600 + side * size * 0.25} ${y - size * 0.62} ${600 + side * size * 0.75} ${y - size * 0.7} ${tip} ${y - size * 0.55} C ${600 + side * size * 0.85} ${y - size * 0.08} ${600 + side * size * 0.4} ${y + size * 0.06} 600 ${y} Z" fill="${fill}"/>`;
};

const risingLeaves = [
  `<defs>${fade('light', '#fdf6df', '#d7ebe4')}</defs>`,
  ground(upright, 'url(#light)'),
  disc(600, 300, 250, '#fff'),
  disc(600, 300, 170, '#fff3c9'),
  `<path d="M0 1430 C 300 1370 900 1370 1200 1430 L 1200 1600 L 0 1600 Z" fill="${sand}"/>`,
  band('M600 1420 L 600 340', '#3b8f77', 16),
  ...steps(5).flatMap((index) => [-1, 1].map((side) => leafAt(1290 - index * 205 - (side > 0 ? 70 : 0), side, 400 - index * 62, side > 0 ? '#7cc3a2' : '#4fa787'))),
].join('');

/** Every picture by its file name. */
export const drawings = {
  'merging-streams.jpg': { ...wide, svg: mergingStreams },
  'five-columns.png': { ...wide, svg: fiveColumns },
  'three-paths.jpg': { ...wide, svg: threePaths },
  'gathering-points.png': { ...wide, svg: gatheringPoints },
  'stepping-stones.jpg': { ...wide, svg: steppingStones },
  'quiet-harbour.jpg': { ...wide, svg: quietHarbour },
  'facing-pages.png': { ...wide, svg: facingPages },
  'rising-leaves.jpg': { ...upright, svg: risingLeaves },
};
