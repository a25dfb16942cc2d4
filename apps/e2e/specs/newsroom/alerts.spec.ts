import { locales } from '@dpo/content';
import { arrives, lacks, shows } from '../../arrival';
import { lookAt, rulesOf, wcag } from '../../axe';
import { walkTroubles } from '../../keyboard';
import { reflowTroubles } from '../../reflow';
import { expect, test } from '../../test';
import { languagesOn } from '../../words';

const texts = {
  en: { piece: 'Because of the storm', text: 'Because of the storm the counters in 中環 and 灣仔 are closed.', label: 'Opening hours in the storm' },
  'zh-Hant-HK': { piece: '因風暴關係', text: '因風暴關係，櫃位（The Two Harbour Counters）暫停服務。', label: '風暴期間的開放時間' },
} as const;

for (const { code, segment } of locales)
  for (const level of ['information', 'warning', 'emergency'] as const)
    test(`A page in ${code} with an alert of the level ${level} passes what every page must pass`, async ({ site, newsroom, visitor }) => {
      const settings = { type: 'site-settings', locale: code } as const;
      const path = `/${segment}`;
      const { piece, text, label } = texts[code];
      await newsroom.save(settings, { alert: { active: true, level, text, link: { label, url: `/${segment}/news` } } });
      try {
        await arrives(site.webUrl, () => newsroom.publish(settings), { [path]: shows(piece, label) });
        await visitor.goto(path);
        const { violations, fewestPassed } = await lookAt(visitor, rulesOf([...wcag, 'best-practice']));
        expect(violations).toEqual([]);
        expect(fewestPassed.light).toBeGreaterThan(20);
        await visitor.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' });
        expect(await reflowTroubles(visitor)).toEqual([]);
        const { wrong, foreign } = await languagesOn(visitor);
        expect(wrong).toEqual([]);
        expect(foreign.map((words) => words.text)).toEqual(expect.arrayContaining(code === 'en' ? ['中環', '灣仔'] : ['The Two Harbour Counters']));
        for (const look of [{ width: 1280, colorScheme: 'light', forcedColors: 'none' }, { width: 320, colorScheme: 'dark', forcedColors: 'none' }, { width: 320, colorScheme: 'light', forcedColors: 'active' }] as const) {
          await visitor.setViewportSize({ width: look.width, height: 720 });
          await visitor.emulateMedia({ colorScheme: look.colorScheme, forcedColors: look.forcedColors, reducedMotion: 'reduce' });
          await visitor.goto(path);
          expect(await walkTroubles(visitor)).toEqual([]);
        }
      } finally {
        await newsroom.save(settings, { alert: null });
        await arrives(site.webUrl, () => newsroom.publish(settings), { [path]: lacks(piece) });
      }
    });
