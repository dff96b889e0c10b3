import assert from 'node:assert/strict';
import { unitDirectory } from '../../server/src/config/units';
import { complete } from '../support/completions';

const unit = (name: string, more: object = {}) => ({ name, short: [], former: [], collective: false, ...more });
const directory = unitDirectory([
  unit('基础教育科', { short: ['基教科'] }),
  unit('人事科', { former: [{ name: '人事教育科' }] }),
  unit('发展规划科'),
])!;

const head = `某县教育局2027年工作要点

一、办好学校
1.扩大学位。9月底前新建学校3所。（责任单位：基教科、规划科）
2.评选学校。按照《县中学建设方案》评选。（责任单位：基教科）
3.培训教师。年底前培训教师90名。（责任单位：人事科）
`;

describe('completion of units', () => {
  it('comes by itself behind a label, by how often the plan names them', () => {
    const { labels, accept } = complete(`${head}4.关心学生。（责任单位：|）`, { asked: false });
    assert.deepEqual(labels, ['基教科', '规划科', '人事科']);
    assert.equal(accept('基教科'), `${head}4.关心学生。（责任单位：基教科|）`);
  });

  it('finds them by initials, syllables and characters', () => {
    for (const typed of ['jjk', 'jijiaoke', '基', '基教', '基jk']) {
      const { labels, accept } = complete(`${head}4.关心学生。（责任单位：${typed}|）`);
      assert.equal(labels[0], '基教科', typed);
      assert.equal(accept('基教科'), `${head}4.关心学生。（责任单位：基教科|）`);
    }
  });

  it('works without a closing bracket, without brackets and in a later list', () => {
    for (const start of [
      '4.关心学生。（责任单位：',
      '4.关心学生。\n责任单位：',
      '4.关心学生。责任单位：',
      '4.关心学生。（牵头单位：局办；配合单位：',
    ])
      assert.equal(complete(`${head}${start}jj|`).accept('基教科'), `${head}${start}基教科|`);
  });

  it('leaves out what the note names already, before and behind', () => {
    assert.deepEqual(complete(`${head}4.关心学生。（责任单位：基教科、|、人事科）`, { asked: false }).labels, [
      '规划科',
    ]);
  });

  it('does not suggest what is being typed as a unit', () => {
    assert.deepEqual(complete(`${head}4.关心学生。（责任单位：财务|）`).labels, []);
    assert.deepEqual(complete(`${head}4.关心学生。（责任单位：某单位、jj|）`).labels, ['基教科']);
  });

  it('keeps what follows the cursor, unless it ends the name', () => {
    assert.equal(
      complete(`${head}4.关心学生。（责任单位：jj|人事科）`).accept('基教科'),
      `${head}4.关心学生。（责任单位：基教科|人事科）`,
    );
    assert.equal(
      complete(`${head}4.关心学生。（责任单位：基|教科）`).accept('基教科'),
      `${head}4.关心学生。（责任单位：基教科|）`,
    );
  });

  it('gives the standard name of the registry for short and former names', () => {
    const options = { directory };
    assert.deepEqual(complete(`${head}4.关心学生。（责任单位：jjk|）`, options).labels, ['基础教育科']);
    assert.deepEqual(complete(`${head}4.关心学生。（责任单位：rsjy|）`, options).labels, ['人事科']);
    assert.deepEqual(complete(`${head}4.关心学生。（责任单位：fzgh|）`, options).labels, ['发展规划科']);
    assert.deepEqual(complete(`${head}4.关心学生。（责任单位：基教科、jj|）`, options).labels, []);
  });

  it('puts a whole name before the longer ones that begin with it', () => {
    const text = `${head}4.关心学生。（责任单位：县教育局基教科）\n5.关心教师。（责任单位：县教育局|）`;
    assert.deepEqual(complete(text).labels, ['县教育局', '县教育局基教科']);
    assert.deepEqual(complete(`${head}4.关心学生。（责任单位：教科|）`).labels, ['教科', '基教科']);
  });

  it('knows the units of other plans', () => {
    const others = { units: [{ name: '体卫艺科', count: 3 }], titles: [] };
    assert.deepEqual(complete(`${head}4.关心学生。（责任单位：twy|）`, { others }).labels, ['体卫艺科']);
  });

  it('works in a cell of a task table', () => {
    const table = '序号\t任务\t责任单位\n1\t新建学校\t基教科\n2\t评选标兵\tjj|\n';
    assert.deepEqual(complete(table).labels, ['基教科']);
  });

  it('gives deadlines behind 完成时限：, and no units', () => {
    const { labels } = complete(`${head}4.关心学生。（责任单位：基教科；完成时限：|）`, { asked: false });
    assert.deepEqual(labels.slice(0, 3), ['9月底前', '年底前', '6月底前']);
  });

  it('is silent behind a label for persons', () => {
    assert.deepEqual(complete(`${head}4.关心学生。（责任人：|）`).labels, []);
  });

  for (const prose of [
    '4.关心学生。坚持以下原则：|',
    '4.关心学生、|',
    '4.关心学生，|',
    '4.关心学生（|',
    '4.关心学生（含留守儿童、|）工作。',
    '4.关心学生。（含家长、|）',
    '四、|',
    '（|',
    '《通知》要求，|',
  ])
    it(`does not come by itself in prose: ${prose}`, () => {
      assert.deepEqual(complete(head + prose, { asked: false }).labels, []);
    });
});

describe('completion of notes', () => {
  it('puts into brackets that are there only what belongs inside', () => {
    const item = `${head}4.关心学生。`;
    const inside = complete(`${item}（|）`, { asked: false, snippets: true });
    assert.equal(inside.labels[0], '责任单位：…');
    assert.equal(inside.accept('责任单位：…'), `${item}（责任单位：|）`);
    assert.equal(complete(`${item}（zrdw|）`, { snippets: true }).accept('责任单位：…'), `${item}（责任单位：|）`);
    assert.equal(complete(`${item}（责任|`, { snippets: true }).accept('责任单位：…）'), `${item}（责任单位：|）`);
    assert.equal(complete(`${item}(zr|`, { snippets: true }).accept('责任单位：…)'), `${item}(责任单位：|)`);
  });

  it('brings its own brackets elsewhere', () => {
    const item = `${head}4.关心学生。`;
    for (const typed of ['zrdw', '责任', '责任单位', 'zr'])
      assert.equal(
        complete(`${item}${typed}|`, { snippets: true }).accept('（责任单位：…）'),
        `${item}（责任单位：|）`,
        typed,
      );
  });

  it('writes them as the plan does', () => {
    const plan = head.replaceAll(/（责任单位：([^、）]*)(?:、[^）]*)?）/g, '(牵头单位:$1;配合单位:局办)');
    const { labels, accept } = complete(`${plan}4.关心学生。|`, { snippets: true });
    assert.equal(labels[0], '(牵头单位:…;配合单位:…)');
    assert.equal(accept(labels[0]), `${plan}4.关心学生。(牵头单位:|;配合单位:某单位)`);
  });

  it('offers lead and support without labels', () => {
    const { accept } = complete(`${head}4.关心学生。（qtph|）`);
    assert.equal(accept('…牵头，…配合'), `${head}4.关心学生。（某单位牵头，某单位配合|）`);
  });

  it('goes on with the next label behind a semicolon', () => {
    const item = `${head}4.关心学生。（牵头单位：基教科；`;
    assert.equal(complete(`${item}|）`, { asked: false }).accept('配合单位：'), `${item}配合单位：|）`);
    assert.ok(!complete(`${item}配合单位：局办；|）`).labels.includes('配合单位：'));
  });

  it('says what a unit does that was just named', () => {
    assert.equal(complete(`${head}4.关心学生。（基教科|`).accept('牵头'), `${head}4.关心学生。（基教科牵头|`);
  });

  it('escapes what snippets would read', () => {
    const plan = `${head}4.关心学生。（责任单位$：局办）\n5.办好食堂。|`;
    for (const { newText, snippet } of complete(plan, { snippets: true }).found)
      if (snippet === true) assert.doesNotMatch(newText.replace(/\\\$/g, ''), /\$(?!\d|\{\d)/);
  });
});

describe('completion of what comes next', () => {
  it('gives the next number at the start of a line, and those of the layers above', () => {
    assert.deepEqual(complete(`${head}|`).labels, ['4.', '二、']);
    assert.equal(complete(`${head}4|`).accept('4.'), `${head}4.|`);
    assert.equal(complete(`${head}二|`).accept('二、'), `${head}二、|`);
  });

  it('keeps indents, figures and delimiters', () => {
    const plan = '一、办好学校\n　　（一）扩大学位。\n　　（二）评选学校。\n';
    assert.equal(complete(`${plan}|`).accept('（三）'), `${plan}　　（三）|`);
    assert.equal(complete(`${plan}　　|`).accept('（三）'), `${plan}　　（三）|`);
  });

  it('begins the first item of a section as the others do', () => {
    const through = `${head}二、带好队伍\n`;
    assert.equal(complete(`${through}|`).labels[0], '4.');
    const anew = `${head}二、带好队伍\n1.评选标兵。\n三、办好食堂\n`;
    assert.equal(complete(`${anew}|`).labels[0], '1.');
  });

  it('gives 四是 behind 三是…, on its line and on one of its own', () => {
    const line = '1.办好学校。一是扩大学位。二是评选学校。三是培训教师。';
    assert.equal(complete(`${line}|`).labels[0], '四是');
    assert.equal(complete(`${line}si|`).accept('四是'), `${line}四是|`);
    assert.equal(
      complete('1.办好学校。\n一是扩大学位。\n二是评选学校。\n三|').accept('三是'),
      '1.办好学校。\n一是扩大学位。\n二是评选学校。\n三是|',
    );
    assert.ok(!complete(`${line}办学|`).labels.includes('四是'));
  });

  it('gives deadlines, those of the plan first', () => {
    const { labels } = complete(`${head}4.关心学生。|`);
    assert.deepEqual(labels.slice(-8, -6), ['9月底前', '年底前']);
    assert.equal(complete(`${head}4.关心学生。6|`).accept('6月底前'), `${head}4.关心学生。6月底前|`);
    assert.equal(complete(`${head}4.关心学生，11月|`).accept('11月底前'), `${head}4.关心学生，11月底前|`);
    assert.equal(complete(`${head}4.关心学生，年|`).accept('年底前'), `${head}4.关心学生，年底前|`);
    assert.equal(complete(`${head}4.关心学生，nd|`).accept('年底前'), `${head}4.关心学生，年底前|`);
  });

  it('gives amounts behind a verb of the plan’s targets', () => {
    const plan = '1.办好学校。新建3所学校，培训90名教师。\n2.办好食堂。新建';
    assert.equal(complete(`${plan}|`).labels[0], '×所');
    assert.equal(complete(`${plan}|`, { snippets: true }).accept('×所'), `${plan}|×所`);
  });

  it('gives titles of documents behind 《, and closes them once', () => {
    assert.equal(
      complete(`${head}4.落实《|`, { asked: false }).accept('县中学建设方案'),
      `${head}4.落实《县中学建设方案》|`,
    );
    assert.equal(complete(`${head}4.落实《xzx|》`).accept('县中学建设方案'), `${head}4.落实《县中学建设方案|》`);
    assert.deepEqual(complete('1.落实《县中学|》').labels, []);
  });
});
