/** One run with what is to be done inside it. Written out, it becomes several runs that look the same. */
import type { Atom, Run } from './body';
import { lookOf, shownXml } from './paragraphs';
import { escapeMarkup } from '../text/markup';
import { child, type XmlElement } from './xml';

/** A place in a run: a child that shows text, and UTF-16 units of that text before the place. */
interface RunPlace {
  readonly element: XmlElement;
  readonly offset: number;
}

interface Insertion extends RunPlace {
  readonly text: string;
  readonly like: Run;
}

interface Mark extends RunPlace {
  readonly xml: string;
}

interface Deletion extends RunPlace {
  readonly end: number;
}

export interface Tracking {
  /** The opening tag of a tracked change (without its brackets), with an id of its own. */
  tag(name: 'ins' | 'del'): string;
  /** An id that no tracked change has. */
  freeId(): number;
}

export class RunPlan {
  readonly #run: Run;
  readonly #atoms = new Map<XmlElement, Atom>();
  readonly #deletions: Deletion[] = [];
  readonly #insertions: Insertion[] = [];
  readonly #marks: Mark[] = [];

  constructor(run: Run) {
    this.#run = run;
  }

  delete(atom: Atom, start: number, end: number): void {
    this.#atoms.set(atom.element, atom);
    this.#deletions.push({ element: atom.element, offset: start, end });
  }

  /** `like`: the run whose look the text takes. */
  insert(atom: Atom, at: number, text: string, like: Run): void {
    this.#atoms.set(atom.element, atom);
    this.#insertions.push({ element: atom.element, offset: at, text, like });
  }

  /** XML that goes between two runs. */
  mark(atom: Atom, at: number, xml: string): void {
    this.#atoms.set(atom.element, atom);
    this.#marks.push({ element: atom.element, offset: Math.min(at, atom.text.length), xml });
  }

  xml(source: string, prefix: string, tracking: Tracking): string {
    const writer = new RunWriter(source, prefix, this.#run.element, tracking);
    for (const element of this.#run.element.elements) {
      if (element.name === `w:rPr`) continue;
      const atom = this.#atoms.get(element);
      if (atom === undefined) writer.keep(source.slice(element.start, element.end));
      else this.#writeAtom(atom, writer);
    }
    return writer.done();
  }

  #writeAtom({ element, kind, text }: Atom, writer: RunWriter): void {
    const of = <T extends RunPlace>(places: readonly T[]): readonly T[] =>
      places.filter((one) => one.element === element);
    const [deletions, insertions, marks] = [of(this.#deletions), of(this.#insertions), of(this.#marks)];
    const stops = new Set([0, text.length]);
    for (const { offset, end } of deletions) stops.add(offset).add(end);
    for (const { offset } of [...insertions, ...marks]) stops.add(offset);
    const cuts = [...stops].sort((a, b) => a - b);
    cuts.forEach((at, index) => {
      // What replaces a text stands behind it, inside the marks around it.
      for (const { offset, text: added, like } of insertions) if (offset === at) writer.insert(added, like);
      for (const { offset, xml } of marks) if (offset === at) writer.between(xml);
      const next = cuts[index + 1];
      if (next === undefined) return;
      const isDeleted = deletions.some(({ offset, end }) => offset <= at && next <= end);
      if (kind === 'text') writer.text(text.slice(at, next), isDeleted);
      else writer.whole(element, isDeleted);
    });
  }
}

class RunWriter {
  readonly #pieces: string[] = [];
  readonly #tag: string;
  readonly #properties: XmlElement | undefined;
  #content = '';
  #isDeleted = false;
  #runs = 0;

  constructor(
    private readonly source: string,
    private readonly prefix: string,
    run: XmlElement,
    private readonly tracking: Tracking,
  ) {
    this.#properties = child(run, 'w:rPr');
    this.#tag = source.slice(run.start, run.contentStart);
  }

  /** What shows no text is never deleted. */
  keep(xml: string): void {
    this.#add(xml, false);
  }

  text(text: string, isDeleted: boolean): void {
    if (text === '') return;
    const name = `${this.prefix}${isDeleted ? 'delText' : 't'}`;
    this.#add(`<${name} xml:space="preserve">${escapeMarkup(text)}</${name}>`, isDeleted);
  }

  whole({ start, end }: XmlElement, isDeleted: boolean): void {
    this.#add(this.source.slice(start, end), isDeleted);
  }

  insert(text: string, like: Run): void {
    this.#flush();
    const p = this.prefix;
    const look = lookOf(this.source, like.element);
    this.#pieces.push(`<${this.tracking.tag('ins')}><${p}r>${look}${shownXml(text, p)}</${p}r></${p}ins>`);
  }

  between(xml: string): void {
    this.#flush();
    this.#pieces.push(xml);
  }

  done(): string {
    this.#flush();
    return this.#pieces.join('');
  }

  #add(xml: string, isDeleted: boolean): void {
    if (isDeleted !== this.#isDeleted) this.#flush();
    this.#isDeleted = isDeleted;
    this.#content += xml;
  }

  #open(): string {
    const isFirst = this.#runs++ === 0;
    if (this.#properties === undefined) return this.#tag;
    const { start, end } = this.#properties;
    const change = child(this.#properties, 'w:rPrChange');
    if (isFirst || change === undefined) return this.#tag + this.source.slice(start, end);
    // Somebody changed the look of the whole run: each piece keeps that change, under an id of its own.
    const p = this.prefix;
    const { 'w:author': author = '', 'w:date': date } = change.attributes;
    const dated = date === undefined ? '' : ` ${p}date="${escapeMarkup(date)}"`;
    const tag = `<${p}rPrChange ${p}id="${this.tracking.freeId()}" ${p}author="${escapeMarkup(author)}"${dated}>`;
    const content = this.source.slice(change.contentStart, change.contentEnd);
    const [before, after] = [this.source.slice(start, change.start), this.source.slice(change.end, end)];
    return `${this.#tag}${before}${tag}${content}</${p}rPrChange>${after}`;
  }

  #flush(): void {
    if (this.#content !== '') {
      const run = `${this.#open()}${this.#content}</${this.prefix}r>`;
      this.#pieces.push(this.#isDeleted ? `<${this.tracking.tag('del')}>${run}</${this.prefix}del>` : run);
    }
    this.#content = '';
  }
}
