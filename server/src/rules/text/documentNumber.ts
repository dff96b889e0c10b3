import { Feature } from '../../text/characters';
import { defineSign, digits, spaces } from '../../plan/facts/signs';
import type { LineFinding, LineRule } from '../types';
import { isThingAt } from '../targets/figures';
import { maxPerLine } from './marks';

/** The agency's code, the bracketed year and the serial: 某教发〔2018〕5号. */
const pattern = /([一-鿿])\s?([（(［[【〔])\s?([12]\d{3}|[2-9]\d)\s?([）)］\]】〕])\s?(第\s?)?(\d{1,5})\s?号/g;

/**
 * How an agency's code ends: 某教发, 某政办, 某发改, 教职成. Not 证字, as in licences; orders and announcements are numbered
 * differently (GB/T 9704-2012 10.2).
 */
const agencyCode =
  /(?:[发办函通规文政教党委厅局组宣纪督综财卫健电传]|发改|人社|教体|(?<![证许准备])字|教(?:基|师|职成?|高|体艺?|思政|研|技|材|语用|民|政法|外|人|学))$/;

export const documentNumberRule: LineRule = {
  meta: {
    code: 'text/document-number',
    severity: 'error',
    fixable: true,
    title: { zh: '发文字号写法', en: 'Document number' },
    description: {
      zh: '发文字号的年份写全四位、用六角括号“〔〕”，序号不加“第”、不编虚位（1不编为01）。',
      en: 'In a document number, the year is written in 〔〕 with all four figures, and the serial has neither 第 nor leading zeros.',
    },
    source: 'GB/T 9704-2012 7.2.5',
  },
  kind: 'line',
  scope: 'body',
  needs: Feature.Bracket,
  /** 〕5 */
  signs: [defineSign(`${digits}第${spaces}`, '）)］]】〕')],
  check({ text, features }) {
    if ((features & Feature.Digit) === 0 || !text.includes('号')) return [];
    const findings: LineFinding[] = [];
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null && findings.length < maxPerLine; match = pattern.exec(text)) {
      const [all, before, open, year, close, ordinal, serial] = match as unknown as [
        string,
        string,
        string,
        string,
        string,
        string | undefined,
        string,
      ];
      const coded = agencyCode.test(text.slice(Math.max(0, match.index - 3), match.index + 1));
      // After anything else, only 〔〕 shows that it is a document: 某小区（2018）5号 isn't one.
      if (!coded && (open !== '〔' || /[令告]/.test(before))) continue;
      if (isThingAt(text, match.index + all.length)) continue;
      const brackets = open !== '〔' || close !== '〕';
      const zeros = /^0+[1-9]/.test(serial);
      const short = year.length === 2;
      // 某中心〔26〕5号, but not 通（26）5号: two digits are a year only in the right brackets.
      if (short && (brackets || !coded)) continue;
      if (!brackets && ordinal === undefined && !zeros && !short) continue;
      const span = { start: match.index + before.length, end: match.index + all.length };
      const right = `〔${short ? `20${year}` : year}〕${serial.replace(/^0+(?=[1-9])/, '')}号`;
      const zh = [
        brackets ? '年份应用六角括号“〔〕”' : '',
        ordinal === undefined ? '' : '序号前不加“第”',
        zeros ? '序号不编虚位' : '',
        short ? '年份写全四位' : '',
      ]
        .filter((part) => part !== '')
        .join('，');
      const en = [
        brackets ? 'the year stands in 〔〕' : '',
        ordinal === undefined ? '' : 'no 第 before the serial',
        zeros ? 'no leading zeros' : '',
        short ? 'the year has four figures' : '',
      ]
        .filter((part) => part !== '')
        .join(', ');
      findings.push({
        span,
        message: { zh: `发文字号${zh}，应为“${right}”。`, en: `Document number: ${en}; expected “${right}”.` },
        fixes: [
          {
            title: { zh: `改为“${right}”`, en: `Change to “${right}”` },
            edits: [{ span, newText: right }],
            preferred: true,
            // Not for zeros and years, because safe fixes change no figure.
            ...(coded && !zeros && !short ? { safe: true } : {}),
          },
        ],
      });
    }
    return findings;
  },
};
