/** What a text looks like when its bytes were read in the wrong encoding. */
import assert from 'node:assert/strict';
import { looksLikeNoise } from '../../client/src/noise';
import { encodeText } from '../../server/src/files/encode';

const plan = '清河县2026年工作要点\n\n一、抓教学，强队伍：\n1.开展视导12次。（责任单位：教研室、人事科）\n';

describe('a garbled text', () => {
  const gb = encodeText(plan, 'gb18030', false)!;

  for (const [how, read] of [
    ['GB18030 read as UTF-8', (): string => new TextDecoder().decode(gb)],
    ['GB18030 read as Windows-1252', (): string => new TextDecoder('windows-1252').decode(gb)],
    ['UTF-8 read as GBK', (): string => new TextDecoder('gbk').decode(new TextEncoder().encode(plan))],
    ['saved when it was garbled', (): string => '清河县2026年工作要点\n锟斤拷锟斤拷\n'],
  ] as const)
    it(`is recognised: ${how}`, () => assert.ok(looksLikeNoise(read())));

  it('differs from sound ones, which may quote a broken character or foreign names', () => {
    for (const sound of [
      plan,
      '',
      'Café, naïve, Zürich, São Paulo: ÀÉÎÕÜ; Málaga, Köln, Åre.',
      '系统里显示为“\uFFFD”的姓名，逐一核对。',
      '銆字、鈥字之类的乱码要清理。',
      '𠮷野家、㐂寿司',
    ])
      assert.ok(!looksLikeNoise(sound), sound);
  });
});
