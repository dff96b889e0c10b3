/** Checks a tree against a shape. Wrong parts are reported and left out; the rest holds. */
import { isDay } from '../text/calendar';
import type { Span } from '../text/positions';
import { isInsidePattern } from './glob';
import { nearest } from './nearest';
import type { Report } from './problems';
import type { ChoiceShape, ObjectShape, Shape, TextShape } from './shapes';
import type { ConfigNode } from './tree';

/** Where the mappings among the values stand in the text. */
export type Places = Map<object, Span>;

/**
 * The value with wrong parts left out; undefined when nothing is
 * left. `null` (a key without a value yet) counts as not stated.
 */
export function validate(node: ConfigNode, shape: Shape, report: Report, places?: Places): unknown {
  if (node.kind === 'scalar' && node.value === null) return undefined;
  switch (shape.type) {
    case 'object':
      return node.kind === 'map' ? validateObject(node, shape, report, places) : wrongType(node, shape, report);
    case 'either':
      if (node.kind === 'map') return validateObject(node, shape.object, report, places);
      return node.kind === 'scalar' ? validate(node, shape.scalar, report) : wrongType(node, shape, report);
    case 'list': {
      if (node.kind !== 'list') return wrongType(node, shape, report);
      if (node.items.length > shape.maxItems) {
        report(
          'config/too-many',
          node.span,
          `最多 ${shape.maxItems} 项，其余未读取`,
          `At most ${shape.maxItems} entries; the rest was not read`,
        );
      }
      return node.items
        .slice(0, shape.maxItems)
        .map((item) => validate(item, shape.item, report, places))
        .filter((value) => value !== undefined);
    }
    case 'choice':
      return validateChoice(node, shape, report);
    case 'text':
      return validateText(node, shape, report);
    case 'integer':
      if (node.kind !== 'scalar' || typeof node.value !== 'number' || !Number.isInteger(node.value))
        return wrongType(node, shape, report);
      if (node.value < shape.minimum || node.value > shape.maximum) {
        report(
          'config/value',
          node.span,
          `应在 ${shape.minimum} 至 ${shape.maximum} 之间`,
          `Must be between ${shape.minimum} and ${shape.maximum}`,
        );
        return undefined;
      }
      return node.value;
    case 'boolean':
      return node.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : wrongType(node, shape, report);
  }
}

function validateObject(
  node: ConfigNode & { kind: 'map' },
  shape: ObjectShape,
  said: Report,
  places: Places | undefined,
): unknown {
  const result: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const seen = new Set<string>();
  let wrong = false;
  const report: Report =
    shape.allOrNothing !== true
      ? said
      : (code, span, zh, en, ...rest) => {
          wrong = true;
          said(code, span, `此项未读取：${zh}`, `Entry not read: ${en}`, ...rest);
        };
  for (const { key, keySpan, value } of node.entries) {
    const property = Object.hasOwn(shape.properties, key) ? shape.properties[key] : undefined;
    if (property === undefined) {
      const close = nearest(key, Object.keys(shape.properties));
      const shown = show(key);
      report(
        shape.keyName.en === 'rule' ? 'config/unknown-rule' : 'config/unknown-key',
        keySpan,
        `没有名为“${shown}”的${shape.keyName.zh}${close === undefined ? '' : `，是否为“${close}”？`}`,
        `Unknown ${shape.keyName.en} “${shown}”${close === undefined ? '' : `; did you mean “${close}”?`}`,
        'warning',
        close,
      );
      continue;
    }
    if (seen.has(key)) {
      said(
        'config/duplicate-key',
        keySpan,
        `“${show(key)}”重复，以前一处为准`,
        `“${show(key)}” is given twice; the first one counts`,
      );
      continue;
    }
    seen.add(key);
    const valid = validate(value, property.shape, report, places);
    if (valid !== undefined) result[key] = valid;
    else if (shape.allOrNothing === true && !wrong) wrongType(value, property.shape, report);
  }
  for (const [key, property] of Object.entries(shape.properties)) {
    if (property.required && result[key] === undefined) {
      if (!seen.has(key))
        said(
          'config/missing-key',
          { start: node.span.start, end: node.span.start },
          `缺少“${key}”，此项未读取`,
          `“${key}” is missing; this entry was not read`,
        );
      return undefined;
    }
  }
  if (wrong) return undefined;
  places?.set(result, node.span);
  return result;
}

function validateChoice(node: ConfigNode, shape: ChoiceShape, report: Report): unknown {
  if (node.kind !== 'scalar') return wrongType(node, shape, report);
  // The source, so that `off` stays a word where an old YAML version would read it as false.
  const stated = typeof node.value === 'string' ? node.value : node.source;
  if (shape.choices.some((choice) => choice.value === stated)) return stated;
  const values = shape.choices.map((choice) => choice.value);
  const close = nearest(stated, values);
  const listed = values.length > 8 ? '' : `，可用：${values.join('、')}`;
  report(
    shape.what.en === 'rule' ? 'config/unknown-rule' : 'config/value',
    node.span,
    `没有名为“${show(stated)}”的${shape.what.zh}${close === undefined ? listed : `，是否为“${close}”？`}`,
    `Unknown ${shape.what.en} “${show(stated)}”${close === undefined ? (listed === '' ? '' : `; one of ${values.join(', ')}`) : `; did you mean “${close}”?`}`,
    'warning',
    close,
  );
  return undefined;
}

function validateText(node: ConfigNode, shape: TextShape, report: Report): unknown {
  if (node.kind !== 'scalar') return wrongType(node, shape, report);
  const isDate = shape.format === 'date';
  if (typeof node.value !== 'string' && !(isDate && typeof node.value === 'number'))
    return wrongType(node, shape, report);
  const text = typeof node.value === 'string' ? node.value : node.source;
  if (text.length > shape.maxLength) {
    report(
      'config/value',
      node.span,
      `过长，最多 ${shape.maxLength} 个字`,
      `Too long; at most ${shape.maxLength} characters`,
    );
    return undefined;
  }
  if (text.trim() === '') return undefined;
  if (isDate && !isDateText(text)) {
    report(
      'config/value',
      node.span,
      '日期应写作 2026、2026-06 或 2026-06-30',
      'A date is written 2026, 2026-06 or 2026-06-30',
    );
    return undefined;
  }
  if (shape.format === 'glob' && text.startsWith('!')) {
    report(
      'config/value',
      node.span,
      '不支持以“!”开头的例外，此项未读取',
      'Exceptions that begin with “!” are not supported; this entry was not read',
    );
    return undefined;
  }
  if ((shape.format === 'glob' || shape.format === 'path') && !isInsidePattern(text)) {
    report(
      'config/path',
      node.span,
      '只能是本文件夹之内的相对路径，用“/”分隔，不能有“..”',
      'Must be a relative path inside this folder, with “/” and without “..”',
    );
    return undefined;
  }
  return text;
}

/** 2026, 2026-06, 2026-06-30; a day that exists. */
function isDateText(text: string): boolean {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (found === null) return false;
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)];
  return year >= 1000 && isDay({ year, month, day });
}

const wanted: Readonly<Record<Shape['type'], readonly [string, string]>> = {
  object: ['若干“键: 值”', 'a mapping'],
  list: ['列表（每项以“- ”开头）', 'a list'],
  text: ['文字', 'a text'],
  choice: ['文字', 'a text'],
  integer: ['整数', 'an integer'],
  boolean: ['true 或 false', 'true or false'],
  either: ['文字或若干“键: 值”', 'a text or a mapping'],
};

function wrongType(node: ConfigNode, shape: Shape, report: Report): undefined {
  const [zh, en] = wanted[shape.type];
  const quote = shape.type === 'text' && node.kind === 'scalar';
  report(
    'config/type',
    node.span,
    `此处应为${zh}${quote ? '，请加引号' : ''}`,
    `Expected ${en}${quote ? '; put it in quotes' : ''}`,
  );
  return undefined;
}

/** Text from the file inside a message: one line, bounded, no control characters. */
export function show(text: string): string {
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, ' ');
  return plain.length > 40 ? `${plain.slice(0, 39)}…` : plain;
}
