import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeText } from '../../server/src/files/decode';
import type { Encoding } from '../../server/src/files/decode';
import { encodeText } from '../../server/src/files/encode';
import { cleanPlan, Folder, gzyd, wrongNumber } from './gzyd';

const encodings: readonly (readonly [Encoding, boolean])[] = [
  ['utf-8', false],
  ['utf-8', true],
  ['utf-16le', true],
  ['utf-16be', true],
  ['utf-16le', false],
  ['utf-16be', false],
  ['gb18030', false],
  ['gb18030', true],
];

const encoded = (text: string, encoding: Encoding, bom: boolean): Uint8Array => encodeText(text, encoding, bom)!;

describe('encodings', () => {
  for (const [encoding, bom] of encodings) {
    it(`reads ${encoding} ${bom ? 'with' : 'without'} a byte order mark`, () => {
      assert.deepEqual(decodeText(encoded(cleanPlan, encoding, bom)), { ok: true, text: cleanPlan, encoding, bom });
    });
  }

  it('gives the same findings for each of them', async () => {
    const folder = new Folder();
    try {
      const outputs = new Set<string>();
      for (const [encoding, bom] of encodings) {
        outputs.add((await gzyd(['check', folder.write('plan.txt', encoded(wrongNumber, encoding, bom))])).stdout);
      }
      assert.equal(outputs.size, 1);
      assert.match([...outputs][0]!, /plan\.txt:13:1: warning/);
    } finally {
      folder.remove();
    }
  });

  it('writes GB 18030 as the standard has it', () => {
    // 中 D6D0, the euro sign A2E3, U+20000 (the first of the second plane), U+00A0 in four bytes.
    assert.deepEqual(
      [...encoded('中€𠀀\u00a0a', 'gb18030', false)],
      [0xd6, 0xd0, 0xa2, 0xe3, 0x95, 0x32, 0x82, 0x36, 0x81, 0x30, 0x84, 0x32, 0x61],
    );
  });

  it('gives every text back, and refuses what an encoding cannot express', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom<Encoding>('utf-8', 'utf-16le', 'utf-16be', 'gb18030'),
        (text, encoding) => {
          const bytes = encodeText(text, encoding, false)!;
          assert.equal(new TextDecoder(encoding, { ignoreBOM: true, fatal: true }).decode(bytes), text);
        },
      ),
    );
    assert.equal(encodeText('\ud800', 'utf-8', false), undefined);
    assert.equal(encodeText('\ud800', 'gb18030', false), undefined);
  });

  it('never throws, and gives no text with a NUL', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const decoded = decodeText(bytes);
        if (decoded.ok) assert.ok(!decoded.text.includes('\0'));
      }),
      { numRuns: 2000 },
    );
  });

  describe('refuses', () => {
    const reason = (bytes: Uint8Array): string => {
      const decoded = decodeText(bytes);
      return decoded.ok ? `read as ${decoded.encoding}` : decoded.reason;
    };
    it('UTF-32', () => assert.equal(reason(Uint8Array.from([0xff, 0xfe, 0, 0, 0x2d, 0x4e, 0, 0])), 'utf32'));
    it('NUL bytes', () => assert.equal(reason(Buffer.from('工作要点\0工作要点')), 'binary'));
    it('control characters', () => assert.equal(reason(Uint8Array.from([1, 2, 3, 4, 5, 0x61])), 'binary'));
    it('UTF-8 with a byte lost, and says where', () => {
      const bytes = Buffer.from(cleanPlan);
      const at = bytes.indexOf('园');
      assert.deepEqual(decodeText(Buffer.concat([bytes.subarray(0, at + 1), bytes.subarray(at + 2)])), {
        ok: false,
        reason: 'damaged',
        offset: at,
      });
    });
    it('Big5 and Shift JIS', () => {
      // 教育局工作要點 一、加強教師隊伍建設 · これは日本語の文章です。教育計画
      const big5 = [
        0xb1, 0xd0, 0xa8, 0x7c, 0xa7, 0xbd, 0xa4, 0x75, 0xa7, 0x40, 0xad, 0x6e, 0xc2, 0x49, 0x0a, 0xa4, 0x40, 0xa1,
        0x42, 0xa5, 0x5b, 0xb1, 0x6a, 0xb1, 0xd0, 0xae, 0x76, 0xb6, 0xa4, 0xa5, 0xee, 0xab, 0xd8, 0xb3, 0x5d,
      ];
      const shiftJis = [
        0x82, 0xb1, 0x82, 0xea, 0x82, 0xcd, 0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x82, 0xcc, 0x95, 0xb6, 0x8f, 0xcd,
        0x82, 0xc5, 0x82, 0xb7, 0x81, 0x42, 0x8b, 0xb3, 0x88, 0xe7, 0x8c, 0x76, 0x89, 0xe6,
      ];
      assert.equal(reason(Uint8Array.from(big5)), 'unknown');
      assert.equal(reason(Uint8Array.from(shiftJis)), 'unknown');
    });
  });
});
