/** The script of the preview: takes the document that the extension sends and shows it as pages. */
import { paginate, type MeasuredBlock, type PagePiece } from './paginate';
import type { PreviewContent } from '../server/src/protocol/wordMessages';

declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

const vscode = acquireVsCodeApi();
const style = document.createElement('style');
const flow = document.createElement('div');
const pages = document.createElement('main');
flow.className = 'flow';
flow.setAttribute('aria-hidden', 'true');
pages.tabIndex = 0;
document.head.append(style);
document.body.append(flow, pages);

window.addEventListener('message', ({ data }: MessageEvent<PreviewContent>) => {
  style.textContent = data.style;
  const template = document.createElement('template');
  template.innerHTML = data.body;
  flow.replaceChildren(template.content);
  const shown = [...flow.querySelectorAll('section')].flatMap((section) => pagesOf(section, data));
  shown.forEach((page, index) => page.append(pageNumber(index + 1, shown.length, data.pageLabel)));
  pages.replaceChildren(...shown);
  fit();
  vscode.postMessage({ pages: shown.length });
});
window.addEventListener('resize', fit);
vscode.postMessage({ ready: true });

/** A page that is wider than the window is made smaller, not cut off. */
function fit(): void {
  const widest = Math.max(0, ...[...pages.children].map((page) => (page as HTMLElement).offsetWidth));
  const scale = Math.min(1, (document.documentElement.clientWidth - 2 * gap) / widest);
  pages.style.setProperty('zoom', String(widest === 0 || scale <= 0 ? 1 : scale));
}

/** Pixels beside a page. */
const gap = 16;

function pagesOf(section: HTMLElement, { sheet, margins }: PreviewContent): HTMLElement[] {
  const isTurned = section.className === 'landscape';
  const [width, height] = isTurned ? [sheet.height, sheet.width] : [sheet.width, sheet.height];
  // Turned to the left: what was the top of the sheet is at the left now.
  const { top, right, bottom, left } = isTurned
    ? { top: margins.left, right: margins.bottom, bottom: margins.right, left: margins.top }
    : margins;
  const blocks = [...section.children] as HTMLElement[];
  const measured = blocks.map((block, index) => measure(block, blocks[index + 1]));
  const area = section.getBoundingClientRect().width / (width - left - right);
  return paginate(measured, (height - top - bottom) * area).map((pieces) => {
    const page = document.createElement('div');
    page.className = 'page';
    Object.assign(page.style, {
      width: `${width}mm`,
      height: `${height}mm`,
      padding: `${top}mm ${right}mm ${bottom}mm ${left}mm`,
    });
    page.append(...pieces.map((piece) => shownPiece(piece, blocks[piece.block]!, measured[piece.block]!)));
    return page;
  });
}

function measure(block: HTMLElement, next: HTMLElement | undefined): MeasuredBlock {
  const box = block.getBoundingClientRect();
  const space = parseFloat(getComputedStyle(block).marginTop);
  const top = box.top - space;
  const content = box.bottom - top;
  const height = next === undefined ? content : next.getBoundingClientRect().top - marginTop(next) - top;
  const has = (name: string): boolean => block.classList.contains(name);
  const common = { height, content, newPage: has('newPage') };
  if (block instanceof HTMLTableElement) {
    const rows = [...block.tBodies[0]!.rows];
    const breaks = rows
      .filter((row) => !row.classList.contains('sectionRow'))
      .map((row) => row.getBoundingClientRect().bottom - top);
    return { ...common, breaks, kept: false, head: block.tHead?.getBoundingClientRect().height ?? 0 };
  }
  const line = parseFloat(getComputedStyle(block).lineHeight);
  const lines = Math.max(1, Math.round(box.height / line));
  const breaks = Array.from({ length: lines }, (_, index) => space + ((index + 1) * box.height) / lines);
  return { ...common, breaks, kept: has('kept') || keepsByStyle(block), head: 0 };
}

function marginTop(block: HTMLElement): number {
  return parseFloat(getComputedStyle(block).marginTop);
}

function keepsByStyle(block: HTMLElement): boolean {
  return getComputedStyle(block).breakAfter === 'avoid';
}

function shownPiece({ from, to }: PagePiece, block: HTMLElement, { content, height }: MeasuredBlock): HTMLElement {
  const whole = block.cloneNode(true) as HTMLElement;
  if (from === 0 && to >= content) return whole;
  if (block instanceof HTMLTableElement) return rowsOf(block, whole as HTMLTableElement, from, to);
  const window = document.createElement('div');
  window.className = 'window';
  window.style.height = `${(to >= content ? height : to) - from}px`;
  whole.style.marginTop = `${marginTop(block) - from}px`;
  window.append(whole);
  return window;
}

/** The rows that end in a part of the table, below its head. */
function rowsOf(table: HTMLTableElement, copy: HTMLTableElement, from: number, to: number): HTMLTableElement {
  const top = table.getBoundingClientRect().top - marginTop(table);
  const rows = [...table.tBodies[0]!.rows];
  const copies = [...copy.tBodies[0]!.rows];
  rows.forEach((row, index) => {
    const end = row.getBoundingClientRect().bottom - top;
    if (end <= from + 0.5 || end > to + 0.5) copies[index]!.remove();
  });
  return copy;
}

function pageNumber(number: number, count: number, label: string): HTMLElement {
  const footer = document.createElement('footer');
  footer.textContent = `— ${number} —`;
  footer.className = number % 2 === 1 ? 'odd' : 'even';
  footer.setAttribute('aria-label', label.replace('{0}', String(number)).replace('{1}', String(count)));
  return footer;
}
