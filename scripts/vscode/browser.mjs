// Opens a headless Chromium, and runs an extension's test suite in a VS Code that it shows.
import { format } from 'node:util';
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.mjs';

const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-domain-reliability',
  '--disable-default-apps',
  '--disable-client-side-phishing-detection',
  '--metrics-recording-only',
  '--no-pings',
  '--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication,NetworkTimeServiceQuerying',
];

/** Opens a headless Chromium; close it in a `finally`. */
export async function openBrowser() {
  return chromium.launch({ executablePath: await findChromium(), args: switches, headless: true, timeout: 60_000 });
}

/**
 * A page that reaches this machine only. VS Code contacts its makers' servers, and without a
 * network each of those requests would fail, but later.
 */
export async function openPage(
  browser,
  {
    width = 1400,
    height = 900,
    scale = 1,
    local = (url) => /^(127\.0\.0\.1|localhost|.+\.localhost)$/.test(url.hostname),
  } = {},
) {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    serviceWorkers: 'allow',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await context.route(
    (url) => /^(https?|wss?):$/.test(url.protocol) && !local(url),
    (route) => route.abort(),
  );
  return context.newPage();
}

/**
 * The first line that a suite prints. What VS Code prints before it is shown only if the suite never starts.
 */
const firstLine = /^VS Code \d/;

/** What VS Code logs and no test needs: that it lacks its native modules and a gallery. */
const chatter =
  /Could not locate the bindings file|Cannot find module '\.\/build\/Release|additional builtin extensions/;

/**
 * Opens the address of a VS Code that was told to run a test suite, forwards what the suite
 * prints, and returns its exit code. A line for which `onLine(line, page)` returns true is not forwarded.
 */
export async function runSuite(address, { timeout = 600_000, onLine } = {}) {
  const browser = await openBrowser();
  const noise = [];
  let started = false;
  let good = false;
  try {
    const page = await openPage(browser);
    let settle;
    const exit = new Promise((resolve, reject) => (settle = { resolve, reject }));
    exit.catch(() => {});
    await page.exposeFunction('codeAutomationLog', (type, args) => {
      const text = format(...args);
      started ||= firstLine.test(text);
      if (chatter.test(text)) return;
      if (!started) noise.push(`${type}: ${text}`);
      else if (!onLine?.(text, page)) (type === 'error' ? process.stderr : process.stdout).write(`${text}\n`);
    });
    await page.exposeFunction('codeAutomationExit', (code) => settle.resolve(Number(code) || 0));
    const note = (kind, text) => chatter.test(text) || noise.push(`page ${kind}: ${text.slice(0, 500)}`);
    page.on('console', (message) => /error|warning/.test(message.type()) && note(message.type(), message.text()));
    page.on('pageerror', (error) => note('error', error.message));
    page.on('crash', () => settle.reject(new Error('The browser page crashed.')));
    page.on('close', () => settle.reject(new Error('The browser page was closed.')));
    const timer = setTimeout(
      () => settle.reject(new Error(`The test suite did not end within ${timeout / 1000} s.`)),
      timeout,
    );
    try {
      await page.goto(address, { timeout: 60_000 });
      const code = await exit;
      good = code === 0;
      return code;
    } finally {
      clearTimeout(timer);
    }
  } finally {
    if (!started) console.error('The test suite never started.');
    if (!good) console.error(`VS Code's last messages in the browser:\n${noise.slice(-40).join('\n')}`);
    await browser.close();
  }
}
