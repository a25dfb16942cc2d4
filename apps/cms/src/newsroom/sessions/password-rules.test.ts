import { expect, test } from '@jest/globals';
import { problemWith } from './password-rules';

const owner = { email: 'chan.tai-man@office.test', firstname: 'Tai Man', lastname: 'Chan' };
const isRefused = (password: string) => problemWith(password, owner)?.en ?? null;

test.each(['Short-2026', '密碼太短了啊', 'aB3-aB3-aB3'])('%s is too short', (password) => {
  expect(isRefused(password)).toContain('at least 12');
});

test.each(['chan.tai-man@office.test1A', 'Chan-went-out-2026', 'of-TAI MAN-2026-x', 'xChan.Tai-Man-2026'])('%s is the person’s own', (password) => {
  expect(isRefused(password)).toContain('your name');
});

test.each(['Password1234', 'P@ssw0rd12345', 'Qwerty123456!', 'HongKong2026!!', 'Welcome2Admin2026', 'AAAAbbbb1111', '123456789012A', 'Iloveyou20262026', 'Qwertyuiop123', 'Letmein-2026-!'])('%s is common', (password) => {
  expect(isRefused(password)).toContain('first that others would try');
});

test.each(['Gardening-2026-in-rain', 'Seven-teapots-sing-4', '四個茶壺在唱歌真好聽AbcD123', 'kQ9x-2mZvT7-pLw4Rb8-Aa1'])('%s will do', (password) => {
  expect(isRefused(password)).toBeNull();
});

test('it is said in both languages', () => {
  for (const password of ['x', 'Chan-went-out-2026', 'Password1234']) expect(problemWith(password, owner)?.zh).toMatch(/密碼/);
});
