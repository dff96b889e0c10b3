/** From a plan to a laid-out document, in the shape asked for. Pure. */
import { documentTitle } from '../plan/query';
import type { Plan } from '../plan/types';
import { textOf, type Block, type LaidOut, type Pages, type Paragraph } from './blocks';
import { closingBlock } from './closing';
import { noticeBlocks, redHead, type NoticeFacts } from './notice';
import { planBlocks } from './planBlocks';
import { gridOf, sizes, type Grid, type LayoutProfile } from './profile';
import type { Shape } from './shapes';
import { taskAttachment, taskTable } from './taskTable';
import { titleLines } from './titleLines';

export interface LayoutRequest {
  readonly shape: Shape;
  /** Adds the table of tasks on landscape pages. */
  readonly tasks: boolean;
  readonly profile: LayoutProfile;
  readonly notice: NoticeFacts;
}

export interface LayoutResult {
  readonly document: LaidOut;
  /** How many lines of page furniture were left out. */
  readonly leftOut: number;
  /** A table of tasks was asked for, but the plan has no tasks. */
  readonly withoutTasks: boolean;
}

export function layOut(plan: Plan, { shape, tasks, profile, notice }: LayoutRequest): LayoutResult {
  const grid = gridOf(profile);
  const { blocks, leftOut } = planBlocks(plan);
  const portrait =
    shape === 'plan' || hasNotice(blocks) ? blocks : [...noticeBlocks(plan, notice), ...onNewPage(blocks)];
  const headed = shape === 'redhead' ? withHead(portrait, plan, notice, grid) : portrait;
  const table = tasks ? taskTable(plan) : undefined;
  const pages: Pages[] = [{ orientation: 'portrait', blocks: closingBlock(headed).map(broken) }];
  if (table !== undefined) pages.push({ orientation: 'landscape', blocks: taskAttachment(plan, table) });
  return {
    document: { title: documentTitle(plan) ?? '', pages },
    leftOut,
    withoutTasks: tasks && table === undefined,
  };

  function broken(block: Block): Block {
    if (block.kind !== 'paragraph' || (block.style !== 'title' && block.style !== 'attachmentTitle')) return block;
    // One character less than fits: the figures of many fonts are wider than half a character.
    const most = Math.floor(grid.width / sizes.title) - 1;
    return { ...block, runs: [{ text: titleLines(textOf(block), most).join('\v') }] };
  }
}

/** The text brings its own: a title …通知 comes first. */
function hasNotice(blocks: readonly Block[]): boolean {
  const title = blocks.find((block): block is Paragraph => block.kind === 'paragraph' && block.style === 'title');
  return title !== undefined && textOf(title).trimEnd().endsWith('通知');
}

function onNewPage([first, ...others]: readonly Block[]): Block[] {
  if (first === undefined) return [];
  return [first.kind === 'paragraph' ? { ...first, newPage: true } : first, ...others];
}

/** A number that the text brings stands in the head. */
function withHead(blocks: readonly Block[], plan: Plan, notice: NoticeFacts, grid: Grid): Block[] {
  const own = blocks.find((block) => block.kind === 'paragraph' && block.style === 'number') as Paragraph | undefined;
  const number = notice.number ?? (own === undefined ? undefined : textOf(own));
  return [
    ...redHead(plan, number === undefined ? notice : { ...notice, number }, grid),
    ...blocks.filter((block) => block !== own),
  ];
}
