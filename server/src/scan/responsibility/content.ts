/**
 * Reads what is between a note's brackets (or after a bare label): labels, names, verbs, persons, and what is none of
 * these.
 */

import type { NoteLabel, NoteProblem, Role, Unit } from '../types';
import type { Span } from '../../text/positions';
import { gluedLabelAt } from './labelWithoutColon';
import { isLabelPrefix, labelEndingAt, labelStartingAt } from './labels';
import type { LabelMeaning } from './labels';
import { isCollectiveName, isPersonName, isTimeExpression, likeness, withoutTrailingBrackets } from './names';
import { cutPieces } from './segments';
import type { Piece } from './segments';
import { innerVerb, settleRoles, stripVerbs } from './roles';
import type { Candidate, Verb } from './roles';
import { skipBrackets, splitNames, withoutSpaces } from './units';

export interface Content {
  readonly labels: NoteLabel[];
  readonly units: Unit[];
  readonly persons: Span[];
  readonly problems: NoteProblem[];
  /** A verb applied to names. */
  readonly verbs: boolean;
  /** How many names can't be a body's and have no label to vouch for them. */
  readonly doubts: number;
  readonly clear: number;
}

const scopeWords =
  /列第一|列首位|排第一|排首位|排在第一|排在首位|第一位|首位的?为|下同|不再|以下|上述|均需|不分先后|详见|另有|除外|分工见|见附件/;

/** 按照规划要求，…: what the work follows. */
const basis =
  /^(?:按照?|根据|依据|依照|结合|围绕|对照)[^:]{2,40}(?:要求|规定|部署|安排|实际|方案|计划|办法|意见|原则|精神|标准)$/;

/** A、B按职责分工负责: each is responsible for its own part, and nobody leads. */
const divides = /^按\S{0,6}分工|^分别|^各自|^各负其责|^分头/;

/**
 * Reads `source` (folded, see normaliseCharacters.ts) from `start` to `end`. `text` is the same stretch as written, for
 * the names. Columns are shifted by `base`.
 */
export function readContent(text: string, source: string, start: number, end: number, base: number): Content {
  return new Reader(text, source, base).read(start, end);
}

class Reader {
  private readonly labels: NoteLabel[] = [];
  private readonly persons: Span[] = [];
  private readonly problems: NoteProblem[] = [];
  private readonly names: Candidate[] = [];
  /** Names since the last verb or label, each with the number of its 、-list. */
  private group: { readonly candidate: Candidate; readonly list: number }[] = [];
  private list = 0;
  private meaning: LabelMeaning | undefined;
  private ignoring = false;
  /** Nothing has come after the last label yet. */
  private waiting = false;
  private verbs = false;
  private doubts = 0;
  private clear = 0;
  private joining = false;

  constructor(
    private readonly text: string,
    private readonly source: string,
    private readonly base: number,
  ) {}

  read(start: number, end: number): Content {
    for (const piece of cutPieces(this.source, start, end)) this.readPiece(piece);
    this.endLabel();
    return {
      labels: this.labels,
      units: this.units(),
      persons: this.persons,
      problems: this.problems,
      verbs: this.verbs,
      doubts: this.doubts,
      clear: this.clear,
    };
  }

  private readPiece(piece: Piece): void {
    let start = piece.start;
    if (piece.mark === '。') this.endSentence();
    else if (piece.mark !== '、' && piece.mark !== '') this.list++;
    for (let at = start; at < piece.end; at++) {
      const character = this.source[at]!;
      if (character === '(') {
        const past = skipBrackets(this.source, at, piece.end);
        if (past > at) at = past - 1;
      } else if (character === ':') {
        this.readLabel(start, at);
        start = at + 1;
      }
    }
    start = this.readLabelWithoutColon(start, piece.end);
    if (this.source.slice(start, piece.end).trim() === '') return;
    this.waiting = false;
    if (this.ignoring) return;
    if (piece.end - start > 200) {
      this.doubts++;
      return;
    }
    this.readNames(start, piece.end);
  }

  /** After a 。 only another label or another verb counts; scope notes do not. */
  private endSentence(): void {
    this.closeGroup(undefined);
    this.list++;
  }

  private readLabel(start: number, colon: number): void {
    const match = labelEndingAt(this.source, colon, start);
    if (match === undefined) {
      let unknown = this.source.slice(start, colon).trim();
      const space = this.source.slice(start, colon).trimEnd().lastIndexOf(' ');
      if (space > 0 && !this.ignoring && this.labels.length > 0 && unknown.includes(' ')) {
        this.waiting = false;
        this.readNames(start, start + space);
        unknown = this.source.slice(start + space, colon).trim();
      }
      if (unknown !== '' || this.labels.length === 0) this.ignoring = true;
      this.waiting = false;
      this.closeGroup(undefined);
      return;
    }
    const before = this.source.slice(start, match.start).trim();
    let labelStart = match.start;
    if (isLabelPrefix(before) || isLabelAlone(before.replace(/[及和与或]$/, '')))
      labelStart = match.start - (before === '' ? 0 : this.source.slice(start, match.start).trimStart().length);
    else if (!this.ignoring) {
      this.waiting = false;
      this.readNames(start, match.start);
    }
    this.openLabel(labelStart, match.end, colon + 1, match.meaning);
  }

  /** （责任科室 基教科、人事科）, （牵头单位为基教科）: only if the rest continues with a name. After another label only 责任单位县教育局. */
  private readLabelWithoutColon(start: number, end: number): number {
    let at = start;
    while (at < end && this.source[at] === ' ') at++;
    const glued = gluedLabelAt(this.source, at, end);
    if (glued !== undefined) {
      this.openLabel(glued.start, glued.end, glued.from, glued.meaning);
      return glued.from;
    }
    if (this.labels.length > 0 || this.ignoring) return start;
    const match = labelStartingAt(this.source, at, end);
    if (match === undefined || match.end >= end) return start;
    const next = this.source[match.end]!;
    if (next !== ' ' && next !== '为') return start;
    this.openLabel(match.start, match.end, match.end + 1, match.meaning);
    return match.end + 1;
  }

  private openLabel(start: number, wordEnd: number, end: number, meaning: LabelMeaning): void {
    this.endLabel();
    this.meaning = meaning;
    this.ignoring = false;
    this.waiting = true;
    this.list++;
    this.labels.push({
      span: this.span(start, end),
      text: this.source.slice(start, wordEnd),
      role: meaning.role,
      person: meaning.person,
    });
  }

  private endLabel(): void {
    this.closeGroup(undefined);
    const label = this.labels.at(-1);
    if (this.waiting && label !== undefined) this.problems.push({ kind: 'empty', span: label.span });
    this.waiting = false;
  }

  private readNames(start: number, end: number): void {
    const piece = this.source.slice(start, end);
    if (scopeWords.test(withoutTrailingBrackets(piece.trim()))) {
      this.ignoring = true;
      this.verbs ||= this.names.length > 0;
      this.closeGroup(undefined);
      return;
    }
    if (this.meaning?.person === true) {
      this.addPersons(start, end);
      return;
    }
    if (basis.test(piece.trim())) return;
    if (isLabelAlone(piece.trim()) || (!piece.includes('由') && isTimeExpression(withoutSpaces(piece)))) return;
    let from = start;
    for (;;) {
      const verb = innerVerb(this.source, from, end);
      if (verb === undefined) break;
      const left = stripVerbs(this.source, from, verb.at);
      this.addNames(from, left.end);
      if (verb.joins) {
        if (left.verb !== undefined) this.closeGroup(left.verb);
        this.joining = true;
      } else this.closeGroup(verb.verb ?? left.verb);
      from = verb.end;
      // 基教科负责甲工作: what follows is the body's work, not another body.
      if (!verb.joins && innerVerb(this.source, from, end) === undefined && !this.namesFollow(from, end)) return;
    }
    const rest = stripVerbs(this.source, from, end);
    this.addNames(from, rest.end);
    if (rest.verb !== undefined) this.closeGroup(rest.verb, divides.test(this.source.slice(rest.end, end)));
  }

  private namesFollow(start: number, end: number): boolean {
    const { end: last } = stripVerbs(this.source, start, end);
    const names = splitNames(this.text, this.source, start, last).names;
    return names.some((name) => likeness(withoutSpaces(this.source.slice(name.start, name.end))) === 'clear');
  }

  /** 李某某 王某 are two persons, 陈  锋 is one. */
  private addPersons(start: number, end: number): void {
    let from = -1;
    let single = false;
    const add = (to: number): void => {
      if (from >= 0 && to - from <= 40) this.persons.push(this.span(from, to));
      from = -1;
    };
    let last = start;
    for (const match of this.source.slice(start, end).matchAll(/[^ ]+/g)) {
      const at = start + match.index;
      const joins: boolean = from >= 0 && single && match[0].length === 1;
      if (!joins) {
        add(last);
        from = at;
      }
      single = !joins && match[0].length === 1;
      last = at + match[0].length;
    }
    add(last);
  }

  private addNames(start: number, end: number): void {
    const { names, fused } = splitNames(this.text, this.source, start, end);
    for (const at of fused) this.problems.push({ kind: 'fused', span: this.span(at, at) });
    for (const name of names) {
      if (name.summary === true) continue;
      const compact = withoutSpaces(this.source.slice(name.start, name.end));
      const kind = likeness(compact);
      if (kind === 'no' || isTimeExpression(compact) || /^[-_—·…*/.]+$/.test(compact)) {
        this.doubts++;
        continue;
      }
      if (this.meaning === undefined && isPersonName(compact)) {
        this.persons.push(this.span(name.start, name.end));
        continue;
      }
      if (kind === 'clear') this.clear++;
      const candidate: Candidate = {
        start: name.start,
        end: name.end,
        said: this.joining ? 'support' : this.labelVerb(),
        byVerb: this.joining,
        equal: this.meaning?.bare === 'host',
      };
      this.names.push(candidate);
      if (name.aside !== undefined) {
        const verb = asideVerb(name.aside);
        if (verb === undefined) this.group.push({ candidate, list: this.list });
        else this.say(candidate, verb);
      } else if (!this.joining)
        this.group.push({ candidate, list: fused.length > 0 && name.start !== fused[0] ? this.list - 0.5 : this.list });
    }
  }

  private labelVerb(): Verb | undefined {
    return this.meaning?.role;
  }

  private say(candidate: Candidate, verb: Verb): void {
    this.verbs = true;
    // 牵头单位：A、B负责: a weaker verb doesn't change the role that a label gives.
    if ((verb === 'plain' || verb === 'guide') && (candidate.said === 'lead' || candidate.said === 'support')) return;
    candidate.said = verb;
    candidate.byVerb = true;
  }

  /** Ends a group of names with the verb after it, if there is one. */
  private closeGroup(verb: Verb | undefined, divided = false): void {
    const group = this.group;
    this.group = [];
    this.joining = false;
    if (verb === undefined) return;
    if (group.length === 0) this.verbs ||= this.names.length > 0;
    const only =
      verb === 'support' && group.length > 1 && group.length === this.names.length ? this.supporters(group) : group;
    for (const { candidate } of only) {
      this.say(candidate, verb);
      if (divided && this.meaning === undefined && only.length > 1) candidate.equal = true;
    }
  }

  /**
   * （责任单位：A，B、C配合）: a verb that would leave nobody to support applies only to the names after the last ， (or, in a
   * labelled list, after the first name).
   */
  private supporters(
    group: readonly { readonly candidate: Candidate; readonly list: number }[],
  ): readonly { readonly candidate: Candidate }[] {
    const last = group.at(-1)!.list;
    const behind = group.filter(({ list }) => list === last);
    if (behind.length < group.length) return behind;
    return this.meaning?.role === 'plain' ? group.slice(1) : group;
  }

  private units(): Unit[] {
    const roles: readonly { readonly role: Role; readonly inferred: boolean }[] = settleRoles(this.names);
    return this.names.map(({ start, end }, index) => {
      const { role, inferred } = roles[index]!;
      return {
        span: this.span(start, end),
        name: this.source.slice(start, end).includes(' ')
          ? this.text.slice(start, end).replace(/[\s\u200b-\u200d\ufeff]+/g, '')
          : this.text.slice(start, end),
        role,
        inferred,
        collective: isCollectiveName(withoutSpaces(this.source.slice(start, end))),
      };
    });
  }

  private span(start: number, end: number): Span {
    return { start: start + this.base, end: end + this.base };
  }
}

function isLabel(text: string): boolean {
  return labelStartingAt(text, 0, text.length)?.end === text.length;
}

/** A label used for the bodies it means. 督导室 and 组织处 are bodies themselves. */
function isLabelAlone(text: string): boolean {
  return isLabel(text) && !/^(?:督导|督办|督查|指导|组织|监管|执行|协作|联络|承办|实施)(?:室|处|科|组|局)$/.test(text);
}

/** 基教科(牵头), 基教科(配合单位). */
function asideVerb(aside: string): Verb | undefined {
  return labelStartingAt(aside, 0, aside.length)?.meaning.role ?? stripVerbs(aside, 0, aside.length).verb;
}
