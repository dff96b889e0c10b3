import assert from 'node:assert/strict';
import { titleLines } from '../../server/src/layout/titleLines';

describe('a long title', () => {
  it('is broken between words, into lines of about one length', () => {
    const lines = titleLines('澜溪市教育局关于加强全市中小学校园安全管理工作的实施方案', 20);
    assert.equal(lines.length, 2);
    assert.equal(lines.join(''), '澜溪市教育局关于加强全市中小学校园安全管理工作的实施方案');
    for (const line of lines) assert.ok(line.length >= 10 && line.length <= 20, line);
  });

  it('keeps the name of a document whole where that is possible', () => {
    assert.deepEqual(titleLines('栖云市教育局关于印发《栖云市教育局2026年工作要点》的通知', 20), [
      '栖云市教育局关于印发',
      '《栖云市教育局2026年工作要点》的通知',
    ]);
  });

  it('stays whole where it fits, and as its author broke it', () => {
    assert.deepEqual(titleLines('澜溪市教育局2026年工作要点', 20), ['澜溪市教育局2026年工作要点']);
    assert.deepEqual(titleLines('某某县2026年\n政务公开工作要点', 20), ['某某县2026年\n政务公开工作要点']);
  });

  it('stays whole where no word ends in time', () => {
    assert.deepEqual(titleLines('A'.repeat(100), 20), ['A'.repeat(100)]);
  });

  it('is broken at once, however many lines it has', () => {
    const title = '教育卫生文化体育科技交通'.repeat(15);
    const lines = titleLines(title, 19);
    assert.equal(lines.length, Math.ceil(title.length / 19));
    assert.equal(lines.join(''), title);
  });
});
