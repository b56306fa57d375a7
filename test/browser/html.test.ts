/// <reference lib="dom" />
/**
 * The HTML report in a real browser: nothing fetched, nothing on the console, every finding visible, operable by keyboard,
 * and no finding of axe-core in either theme. Needs Chromium (Debian: `apt-get install chromium`, or LICDIAG_CHROMIUM).
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leftOverShare, offlineLogDenied, record } from '../cli/log-text.js';
import { licdiag } from '../cli/run-licdiag.js';
import { repository } from '../helpers/diagnose-paths.js';

const places = [
  process.env.LICDIAG_CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const executablePath = places.find((place) => place !== '' && existsSync(place));
if (executablePath === undefined) process.stderr.write('skipped: no Chromium to open the HTML report in\n');

describe.skipIf(executablePath === undefined)('the HTML report in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'licdiag-html-'));
  const demo = join(folder, 'demo.html');
  const hostile = join(folder, 'hostile.html');
  const hierarchy = join(folder, 'hierarchy.html');
  const timeline = join(folder, 'timeline.html');
  let browser: Browser;

  beforeAll(async () => {
    licdiag(['scan', 'fixtures/demo', '--format', 'html', '-o', demo], { cwd: repository });
    licdiag(['timeline', 'fixtures/demo', '--format', 'html', '-o', timeline], { cwd: repository });
    const log = [
      leftOverShare('CINDER01'),
      offlineLogDenied,
      record('ERROR: <script>document.title="owned"</script><img src="http://192.0.2.1/x.png"> "onload=alert(1)'),
    ].join('');
    writeFileSync(join(folder, 'Licsvcfg.log'), log);
    licdiag(['scan', '.', '--format', 'html', '-o', hostile], { cwd: folder });
    licdiag(['scan', '.', '--format', 'json', '-o', 'site.json'], { cwd: folder });
    licdiag(['merge', 'site.json', '--format', 'html', '-o', hierarchy], { cwd: folder });
    browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  interface Opened {
    readonly page: Page;
    readonly said: string[];
    readonly fetched: string[];
  }

  async function open(file: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Opened> {
    const page = await browser.newPage(options);
    const said: string[] = [];
    const fetched: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => fetched.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    return { page, said, fetched };
  }

  it.each([
    ['demo', demo],
    ['hostile', hostile],
    ['hierarchy', hierarchy],
    ['timeline', timeline],
  ])('%s: fetches nothing and says nothing on the console', async (_, file) => {
    const { page, said, fetched } = await open(file);
    expect(said).toEqual([]);
    expect(fetched).toEqual([pathToFileURL(file).href]);
    expect(await page.title()).toMatch(/^(?:Timeline of m|M)etering server/);
    await page.close();
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 420],
    ['dark', 420],
  ] as const)('has no fault that axe-core knows: %s, %d wide', async (colorScheme, width) => {
    for (const file of [demo, hostile, hierarchy, timeline]) {
      const { page } = await open(file, { colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
      await page.addScriptTag({ content: axe.source });
      const { violations } = await page.evaluate(() => Reflect.get(globalThis, 'axe').run());
      expect(
        violations.map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => `${id}: ${nodes[0]?.html}`),
      ).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
        'no sideways scrolling',
      ).toBe(true);
      await page.close();
    }
  });

  it('breaks no state, no name and no article in two on a narrow screen', async () => {
    for (const file of [demo, hierarchy]) {
      const { page } = await open(file, { viewport: { width: 420, height: 900 } });
      const broken = await page.evaluate(() =>
        [...document.querySelectorAll('td.name, main > table th, .rows th, .rows td:not(:has(code))')].flatMap(
          (cell) => {
            const range = document.createRange();
            const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
            const found: string[] = [];
            while (walker.nextNode()) {
              const { currentNode } = walker;
              for (const { 0: word, index } of (currentNode.textContent ?? '').matchAll(/\S+/g)) {
                range.setStart(currentNode, index);
                range.setEnd(currentNode, index + word.length);
                if (range.getClientRects().length > 1) found.push(word);
              }
            }
            return found;
          },
        ),
      );
      expect(broken).toEqual([]);
      await page.close();
    }
  });

  it('the timeline is dark where the reader has it so, and its picture and columns keep their form on a narrow screen', async () => {
    const { page } = await open(timeline, { colorScheme: 'dark', viewport: { width: 420, height: 900 } });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(20, 24, 29)');
    const widths = await page.evaluate(() => [...document.querySelectorAll('svg, pre')].map((one) => one.scrollWidth));
    for (const width of widths) expect(width).toBeGreaterThan(600);
    await page.close();
  });

  it('shows every finding, also without its script', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { page } = await open(demo, { javaScriptEnabled });
      const findings = page.locator('article.finding');
      expect(await findings.count()).toBe(3);
      for (const finding of await findings.all()) expect(await finding.isVisible()).toBe(true);
      expect(await page.locator('.filter').isVisible()).toBe(javaScriptEnabled);
      await page.close();
    }
  });

  it('works by keyboard: the filter narrows, a link leads to its finding and shows it again', async () => {
    const { page } = await open(demo);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('To the findings');
    await page.keyboard.press('Tab');
    await page.keyboard.type('branch7');
    expect(await page.locator('article.finding:visible').count()).toBe(1);
    expect(await page.locator('.filter output').textContent()).toBe('1 of 3 shown');
    const [, hidden = ''] = await page.locator('article.finding').evaluateAll((all) => all.map(({ id }) => id));
    await page.evaluate((id) => {
      location.hash = id;
    }, hidden);
    await page.locator(`#${hidden}`).waitFor({ state: 'visible' });
    expect(await page.locator('article.finding:visible').count()).toBe(3);
    await page.close();
  });

  it('a deep link opens at its finding', async () => {
    const { page } = await open(demo);
    const ids = await page.locator('article.finding').evaluateAll((all) => all.map(({ id }) => id));
    await page.goto(`${pathToFileURL(demo).href}#${ids[2]}`);
    const top = await page.locator(`#${ids[2]}`).evaluate((finding) => finding.getBoundingClientRect().top);
    expect(Math.abs(top)).toBeLessThan(60);
    await page.close();
  });

  it('on paper everything is there, and nothing that only works on a screen', async () => {
    const { page } = await open(demo, { colorScheme: 'dark' });
    await page.fill('.filter input[type=search]', 'branch7');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('article.finding:visible').count()).toBe(3);
    expect(await page.locator('.filter').isVisible()).toBe(false);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
    await page.close();
  });

  it('quotes stand in the lines around them', async () => {
    const { page } = await open(demo);
    const passage = page.locator('article.finding .lines').first();
    const numbers = await passage.locator('.number').allTextContents();
    expect(numbers.map(Number)).toEqual([...numbers].map(Number).sort((a, b) => a - b));
    expect(await passage.locator('.context').count()).toBeGreaterThan(1);
    expect(await passage.locator('mark').count()).toBeGreaterThan(1);
    await page.close();
  });

  it('the policy is in force: a script that gets in does not run', async () => {
    const { page, said } = await open(demo);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "owned"';
      document.body.append(script);
    });
    expect(await page.title()).not.toBe('owned');
    expect(said.join('\n')).toMatch(/Content Security Policy/);
    await page.close();
  });
});
