// Presses keys in the page that shows VS Code, as a suite asks for them: a test runs in VS Code, and has no keyboard.
// The suite prints `keys [STEP, …]`, and sees in the text what has come of it. A step is one of
//   { "press": "Alt+ArrowUp" }            a key, by Playwright's names
//   { "compose": ["n", "ni"], "commit": "你" }   what an input method sends: preedit steps, then the text
//   { "see": ".rename-box" }              waits until that part of the page is shown
//   { "copy": "<p>甲</p>", "plain": "甲" }   puts HTML and its plain text on the clipboard, as another program does
//   { "rest": 300 }                       waits, in milliseconds, as a hand does that goes from one thing to the next

/** Milliseconds that an input method takes from one key to the next. */
const betweenKeys = 90;
/** Milliseconds to wait for a part of the page. */
const patience = 20_000;

const prefix = 'keys ';

/** For `runSuite`: takes the lines that ask for keys; the keys of one line follow those of the line before. */
export function keyLines() {
  let before = Promise.resolve();
  return (line, page) => {
    if (!line.startsWith(prefix)) return false;
    const steps = JSON.parse(line.slice(prefix.length));
    before = before.then(() => pressAll(page, steps)).catch((error) => console.error(`${line}: ${error.message}`));
    return true;
  };
}

async function pressAll(page, steps) {
  for (const { press, compose, commit, see, rest, copy, plain } of steps) {
    if (rest !== undefined) await page.waitForTimeout(rest);
    if (copy !== undefined) await copyToClipboard(page, { 'text/html': copy, 'text/plain': plain });
    if (press !== undefined) await page.keyboard.press(press);
    if (compose !== undefined) await composeText(page, compose, commit);
    if (see !== undefined) await page.locator(see).first().waitFor({ timeout: patience });
  }
}

/** By media type. */
async function copyToClipboard(page, texts) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((all) => {
    const { Blob, ClipboardItem, navigator } = globalThis;
    const blobs = Object.entries(all).map(([type, text]) => [type, new Blob([text], { type })]);
    return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  }, texts);
}

/** While an input method is at work, every key has the code 229, and what it stands for comes as text. */
async function composeText(page, preedits, committed) {
  const session = await page.context().newCDPSession(page);
  const key = (type) =>
    session.send('Input.dispatchKeyEvent', { type, windowsVirtualKeyCode: 229, key: 'Process', code: 'KeyN' });
  const held = async (step) => {
    await key('rawKeyDown');
    await step();
    await key('keyUp');
    await page.waitForTimeout(betweenKeys);
  };
  for (const text of preedits)
    await held(() =>
      session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length }),
    );
  await held(() => session.send('Input.insertText', { text: committed }));
  await session.detach();
}
