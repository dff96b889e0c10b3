/**
 * Plans as a model that knows its right numbers, and what authors do to their structure. A text shows the numbers that
 * were typed. The right ones are counted from the model, so what an author would type is the edited model, printed with
 * them.
 */
import { formatChineseNumeral } from '../../server/src/text/numerals';
import { pick, type Choices } from '../fuzz/choices';

export type Form = 'part' | 'han' | 'hanParen' | 'arabic' | 'arabicParen';

/** Where a layer begins again with 1. */
export type Counting = 'document' | 'part' | 'parent';

export interface Layer {
  readonly form: Form;
  readonly counting: Counting;
  /** How many stand below one parent. */
  readonly size: readonly [least: number, most: number];
}

export interface Model {
  readonly layers: readonly Layer[];
  /** `.` or `．` */
  readonly dot: string;
  readonly roots: Item[];
  /** Titles and sentences: no two items are ever alike. */
  readonly used: Set<string>;
}

export interface Item {
  readonly layer: number;
  title: string;
  /** Without the reference; undefined for a heading alone on its line. */
  body: string | undefined;
  /** The text of another item, for now. */
  copied?: true;
  /** The number that stands in the text. */
  typed: number;
  /** The item that its body refers to, by the number it had when it was typed. */
  reference: Reference | undefined;
  readonly children: Item[];
}

export interface Reference {
  readonly to: Item;
  /** The number that stands in the text. */
  typed: number;
}

/** Each shape of plan with its own way of numbering. */
const schemes: readonly (readonly Layer[])[] = [
  [
    { form: 'han', counting: 'document', size: [4, 4] },
    { form: 'arabic', counting: 'document', size: [2, 4] },
  ],
  [
    { form: 'han', counting: 'document', size: [4, 4] },
    { form: 'arabic', counting: 'parent', size: [2, 4] },
  ],
  [
    { form: 'han', counting: 'document', size: [4, 4] },
    { form: 'hanParen', counting: 'parent', size: [2, 4] },
  ],
  [
    { form: 'han', counting: 'document', size: [4, 4] },
    { form: 'hanParen', counting: 'document', size: [2, 4] },
  ],
  [
    { form: 'han', counting: 'document', size: [4, 4] },
    { form: 'hanParen', counting: 'parent', size: [2, 3] },
    { form: 'arabic', counting: 'parent', size: [2, 4] },
  ],
  [
    { form: 'han', counting: 'document', size: [4, 4] },
    { form: 'hanParen', counting: 'document', size: [2, 3] },
    { form: 'arabic', counting: 'document', size: [2, 3] },
  ],
  [
    { form: 'han', counting: 'document', size: [4, 4] },
    { form: 'arabic', counting: 'document', size: [2, 3] },
    { form: 'arabicParen', counting: 'parent', size: [2, 4] },
  ],
  [
    { form: 'part', counting: 'document', size: [3, 4] },
    { form: 'han', counting: 'part', size: [3, 3] },
    { form: 'arabic', counting: 'part', size: [2, 3] },
  ],
  [{ form: 'arabic', counting: 'document', size: [6, 10] }],
  [{ form: 'han', counting: 'document', size: [6, 10] }],
];

const verbs = ['抓实', '推进', '规范', '办好', '做细', '完善', '夯实', '优化', '健全', '深化', '拓展', '落细'];
const things = [
  '校园食堂',
  '集体备课',
  '作业设计',
  '师德师风',
  '校车运行',
  '课后服务',
  '教研联盟',
  '档案管理',
  '家校沟通',
  '体育锻炼',
  '阅读推广',
  '实验教学',
  '招生入学',
  '资助帮扶',
  '心理辅导',
  '劳动实践',
];
const acts = ['公布结果', '通报进展', '建立台账', '逐项销号', '完善流程', '明确分工', '交流做法', '汇总情况'];

export function makePlan(choices: Choices): Model {
  const model: Model = {
    layers: pick(choices, schemes),
    dot: pick(choices, ['.', '.', '．']),
    roots: [],
    used: new Set<string>(),
  };
  fill(choices, model, model.roots, 0);
  const items = itemsOf(model);
  numbers(model).forEach((number, item) => (item.typed = number));
  for (const item of items) {
    if (item.body === undefined || choices.below(6) > 0) continue;
    refer(model, item, pick(choices, items));
  }
  return model;
}

function fill(choices: Choices, model: Model, into: Item[], layer: number): void {
  const { size } = model.layers[layer]!;
  const count = size[0] + choices.below(size[1] - size[0] + 1);
  for (let index = 0; index < count; index++) into.push(makeItem(choices, model, layer));
}

/** Words that no other item has. */
function words(choices: Choices, { used }: Model, isLeaf: boolean): Pick<Item, 'title' | 'body'> {
  const fresh = (make: () => string): string => {
    let made = make();
    while (used.has(made)) made = make();
    used.add(made);
    return made;
  };
  const act = (): string => `围绕${pick(choices, things)}${pick(choices, acts)}，${pick(choices, acts)}`;
  return { title: fresh(() => pick(choices, verbs) + pick(choices, things)), body: isLeaf ? fresh(act) : undefined };
}

function makeItem(choices: Choices, model: Model, layer: number): Item {
  const isLeaf = layer === model.layers.length - 1;
  const item: Item = { layer, ...words(choices, model, isLeaf), typed: 0, reference: undefined, children: [] };
  if (!isLeaf) fill(choices, model, item.children, layer + 1);
  return item;
}

/** Only in layers that count through does a number name one item. */
function refer(model: Model, item: Item, to: Item): void {
  const { form, counting } = model.layers[to.layer]!;
  if (to === item || counting !== 'document' || (form !== 'arabic' && form !== 'hanParen')) return;
  // 第（二）项 is the bracketed one; 第2项 is the innermost layer's where both count through.
  item.reference = { to, typed: to.typed };
}

/** In text order. */
function itemsOf({ roots }: Pick<Model, 'roots'>): Item[] {
  const all: Item[] = [];
  const walk = (items: readonly Item[]): void => {
    for (const item of items) {
      all.push(item);
      walk(item.children);
    }
  };
  walk(roots);
  return all;
}

/** The right number of each item. */
function numbers({ layers, roots }: Model): Map<Item, number> {
  const found = new Map<Item, number>();
  const counters = layers.map(() => 0);
  const walk = (items: readonly Item[]): void => {
    for (const item of items) {
      found.set(item, (counters[item.layer] = counters[item.layer]! + 1));
      layers.forEach(({ counting }, layer) => {
        const again = counting === 'parent' || (counting === 'part' && layers[item.layer]!.form === 'part');
        if (layer > item.layer && again && (counting === 'part' || layer === item.layer + 1)) counters[layer] = 0;
      });
      walk(item.children);
    }
  };
  walk(roots);
  return found;
}

const heading = '某市教育局2026年工作要点';

/** The text with the numbers that were typed. */
export function print(model: Model): string {
  const { layers, dot } = model;
  const marker = ({ layer, typed }: Item): string => {
    switch (layers[layer]!.form) {
      case 'part':
        return `第${formatChineseNumeral(typed)}部分　`;
      case 'han':
        return `${formatChineseNumeral(typed)}、`;
      case 'hanParen':
        return `（${formatChineseNumeral(typed)}）`;
      case 'arabic':
        return `${typed}${dot}`;
      case 'arabicParen':
        return `（${typed}）`;
    }
  };
  const reference = ({ reference: one }: Item): string => {
    if (one === undefined) return '';
    const bracketed = layers[one.to.layer]!.form === 'hanParen';
    return `，做法见第${bracketed ? `（${formatChineseNumeral(one.typed)}）` : one.typed}项`;
  };
  const lines = itemsOf(model).map((item) => {
    const text = item.body === undefined ? item.title : `${item.title}。${item.body}${reference(item)}。`;
    return marker(item) + text;
  });
  return `${[heading, ...lines].join('\n')}\n`;
}

/**
 * What an author would type: every number as it is counted, and references by the number of what they mean. If the text
 * doesn't tell which that is, because two items have the number or none has, the reference stays.
 */
export function correct(model: Model): void {
  const right = numbers(model);
  const items = itemsOf(model);
  const named = ({ to, typed }: Reference): Item[] =>
    items.filter((item) => item.layer === to.layer && item.typed === typed);
  const following = items.flatMap(({ reference }) => {
    if (reference === undefined) return [];
    const [only, other] = named(reference);
    return only === reference.to && other === undefined ? [reference] : [];
  });
  for (const reference of following) reference.typed = right.get(reference.to)!;
  for (const item of items) item.typed = right.get(item)!;
}

/** References to items that are gone. */
export function danglingIn(model: Model): Reference[] {
  const items = new Set(itemsOf(model));
  return [...items].flatMap(({ reference }) => (reference === undefined || items.has(reference.to) ? [] : [reference]));
}

/**
 * What an author does next: a reference that could mean either of two names the right one, a reference to nothing goes,
 * and a copy gets words of its own.
 */
export function settle(choices: Choices, model: Model): void {
  const items = new Set(itemsOf(model));
  for (const item of items) {
    if (item.copied === true) {
      Object.assign(item, words(choices, model, item.body !== undefined));
      delete item.copied;
    }
    if (item.reference === undefined) continue;
    if (items.has(item.reference.to)) item.reference.typed = item.reference.to.typed;
    else item.reference = undefined;
  }
}

export type EditKind = 'insert' | 'delete' | 'move' | 'duplicate' | 'exchange';
const editKinds: readonly EditKind[] = ['insert', 'delete', 'move', 'duplicate', 'exchange'];

export interface StructuralEdit {
  readonly kind: EditKind;
  /** The layer of what was inserted, deleted …. */
  readonly form: Form;
}

/** Edits the plan as an author does: what stays keeps its number. Undefined if nothing fits. */
export function editPlan(choices: Choices, model: Model): StructuralEdit | undefined {
  const kind = pick(choices, editKinds);
  const items = itemsOf(model);
  const item = pick(choices, items);
  const siblings = siblingsOf(model, item);
  const at = siblings.indexOf(item);
  const edit = { kind, form: model.layers[item.layer]!.form };
  switch (kind) {
    case 'insert': {
      const made = makeItem(choices, model, item.layer);
      siblings.splice(at + choices.below(2), 0, made);
      // It is typed with the right numbers for the place; what follows is left as it is.
      const right = numbers(model);
      for (const one of [made, ...itemsOf({ roots: made.children })]) one.typed = right.get(one)!;
      return edit;
    }
    case 'delete':
      if (siblings.length < 3) return undefined;
      siblings.splice(at, 1);
      return edit;
    case 'duplicate':
      siblings.splice(at + 1, 0, copyOf(item));
      return edit;
    case 'exchange': {
      const other = choices.below(siblings.length);
      if (other === at) return undefined;
      [siblings[at], siblings[other]] = [siblings[other]!, siblings[at]!];
      return edit;
    }
    case 'move': {
      const target = pick(
        choices,
        items.filter(({ layer }) => layer === item.layer),
      );
      if (target === item || siblings.length < 3) return undefined;
      siblings.splice(at, 1);
      const others = siblingsOf(model, target);
      others.splice(others.indexOf(target) + choices.below(2), 0, item);
      return edit;
    }
  }
}

function siblingsOf({ roots }: Model, item: Item): Item[] {
  if (roots.includes(item)) return roots;
  return itemsOf({ roots }).find(({ children }) => children.includes(item))!.children;
}

function copyOf(item: Item): Item {
  const reference = item.reference === undefined ? undefined : { ...item.reference };
  return { ...item, copied: true, reference, children: item.children.map(copyOf) };
}
