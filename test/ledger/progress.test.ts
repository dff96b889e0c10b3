/** Progress that units report: figures, deadlines, lights, and the pages and sheets that show them. */
import assert from 'node:assert/strict';
import { dayOfText, textOfDay } from '../../server/src/text/calendar';
import { dueDayOf } from '../../server/src/ledger/dueDay';
import { defaultThresholds, lights } from '../../server/src/ledger/lights';
import { paceOf, progressOf, type Progress, type ReportedTask } from '../../server/src/ledger/progress';
import { progressPage } from '../../server/src/ledger/progressPage';
import { progressWorkbook } from '../../server/src/ledger/progressSheet';
import { progressData, progressText } from '../../server/src/ledger/progressReport';
import { lightNames, lightShapes, reasonsText } from '../../server/src/ledger/progressTexts';
import { reachedFigure, targetFigure } from '../../server/src/ledger/reachedFigures';
import { readReports } from '../../server/src/ledger/readProgress';
import { meaningOf } from '../../server/src/ledger/statuses';
import { writeWorkbook } from '../../server/src/xlsx/write';
import { read, textsOf } from '../support/workbooks';

const day = (text: string) => dayOfText(text)!;

/** `学位 ≥8000 个 = 6000` with what was reached behind the equals sign. */
const blank: ReportedTask = {
  file: '台账.xlsx',
  sheet: '台账',
  row: 3,
  id: '',
  number: '1',
  title: '新建学校',
  section: '扩大资源',
  leads: ['规划科'],
  due: '',
  status: '',
  targets: [],
  reached: '',
  hasWords: false,
};

function targetOf(text: string): ReportedTask['targets'][number] {
  const [, indicator = '', value = '', measure = '', reached = ''] = /^(\S*) (\S*) (\S*) = ?(.*)$/.exec(text) ?? [];
  return { indicator, value, measure, reached };
}

function progress(tasks: readonly Partial<ReportedTask>[], date = '2026-06-30', more = {}): Progress {
  const options = {
    date: day(date),
    year: 2026,
    isYearStated: true,
    thresholds: defaultThresholds,
    statuses: new Map(),
    ...more,
  };
  return progressOf(
    tasks.map((task) => ({ ...blank, ...task })),
    options,
  );
}

/** The light and the reasons of one task. */
function light(task: Partial<ReportedTask>, date?: string, more = {}): string {
  const [found] = progress([task], date, more).tasks;
  return [found!.light, ...found!.reasons.map(({ kind }) => kind)].join(' ');
}

describe('what was reached', () => {
  const cases: readonly (readonly [string, string, number | string | undefined])[] = [
    ['6000', '个', 6000],
    ['已建成9所', '所', 9],
    ['1,200人次', '人次', 1200],
    ['0.9亿元', '亿元', 0.9],
    ['9000万元', '亿元', 0.9],
    ['1.2亿元', '万元', 12000],
    ['95.5%', '%', 95.5],
    ['95', '%', 95],
    ['75%', '所', '0.75'],
    ['12人', '所', 'other'],
    ['12人', '名', 12],
    ['300人次', '人', 'other'],
    ['9家', '所', 9],
    ['9所学校', '所', 9],
    ['9 已开工', '所', 9],
    ['12公里', '万平方米', 'other'],
    ['3次', '', 3],
    ['９０％', '%', 90],
    ['9所，其中2所在建', '所', undefined],
    ['比去年减少3所', '所', undefined],
    ['6月底建成', '所', undefined],
    ['2026年', '所', undefined],
    ['推进中', '所', undefined],
    ['', '所', undefined],
  ];
  for (const [line, measure, expected] of cases)
    it(`of a target in ${measure}: ${line || 'nothing'}`, () => {
      const found = reachedFigure(line, measure);
      const figure =
        found === undefined
          ? undefined
          : 'share' in found
            ? String(found.share)
            : 'isOther' in found
              ? 'other'
              : found.value;
      assert.equal(figure, expected);
    });

  it('is held against what the target column says', () => {
    const figures = ['≥90', '≤2.5', '<3', '约200', '2-3', '100%', '3:1', '若干'].map((line) => targetFigure(line));
    assert.deepEqual(
      figures.map((figure) => figure && [figure.value, figure.isLimit]),
      [[90, false], [2.5, true], [3, true], [200, false], [2, false], [100, false], undefined, undefined],
    );
  });
});

describe('deadlines in a ledger', () => {
  const cases: Readonly<Record<string, string | undefined>> = {
    '2026-06-30': '2026-06-30',
    '2026/6/5': '2026-06-05',
    '2026.9': '2026-09-30',
    '2027年3月': '2027-03-31',
    '6月底': '2026-06-30',
    第三季度: '2026-09-30',
    '2月30日前': '2026-02-28',
    全年: '2026-12-31',
    长期坚持: '2026-12-31',
    '6月底；9月底': '2026-09-30',
    按期: undefined,
    '': undefined,
  };
  for (const [cell, expected] of Object.entries(cases))
    it(cell || 'an empty cell', () => {
      const due = dueDayOf(cell, 2026);
      assert.equal(due && textOfDay(due), expected);
    });

  it('takes no day that the calendar lacks', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-6-1', '20260601', ''])
      assert.equal(dayOfText(text), undefined, text);
    assert.deepEqual(dayOfText('2028-02-29'), { year: 2028, month: 2, day: 29 });
  });
});

describe('the pace', () => {
  it('counts months, as offices do', () => {
    const pace = (date: string, due?: string): number =>
      Math.round(paceOf(day(date), 2026, due === undefined ? undefined : day(due)) * 1000);
    assert.equal(pace('2026-11-30'), 917);
    assert.equal(pace('2026-02-28'), 167);
    assert.equal(pace('2026-03-31', '2026-06-30'), 500);
    assert.equal(pace('2025-12-01'), 0);
    assert.equal(pace('2027-03-01'), 1000);
  });
});

describe('status words', () => {
  const words: Readonly<Record<string, readonly string[]>> = {
    done: ['已完成', '全面完成', '已完成和提前完成', '已办结', '已销号', '达标'],
    ongoing: ['推进中', '正常推进', '完成序时', '达进度', '超进度', '基本完成', '部分完成', '正在办理'],
    behind: ['未完成', '欠进度', '滞后', '逾期', '未按时完成', '未达标', '进度缓慢'],
    notStarted: ['未启动', '尚未开展', '未开工'],
    aside: ['已调整', '需年终确定', '暂缓', '其它', '取消'],
  };
  for (const [meaning, said] of Object.entries(words))
    for (const word of said) it(`${word}: ${meaning}`, () => assert.equal(meaningOf(word), meaning));

  it('of an office come first', () => {
    assert.equal(meaningOf('挂起'), undefined);
    assert.equal(meaningOf('挂起', new Map([['挂起', 'aside']])), 'aside');
    assert.equal(meaningOf('销号', new Map([['销号', 'aside']])), 'aside');
  });
});

describe('lights', () => {
  const target = (text: string, more: Partial<ReportedTask> = {}): Partial<ReportedTask> => ({
    targets: text.split('|').map(targetOf),
    ...more,
  });

  it('follow the figures against the pace', () => {
    assert.equal(light(target('学位 8000 个 = 4000')), 'green');
    // Just as far behind as is still tolerated.
    assert.equal(light(target('学位 100 个 = 40')), 'green');
    assert.equal(light(target('学位 100 个 = 39')), 'yellow behind');
    assert.equal(light(target('学位 100 个 = 20')), 'yellow behind');
    assert.equal(light(target('学位 100 个 = 19')), 'red behind');
    assert.equal(light(target('学位 100 个 = 100')), 'done');
    assert.equal(light({ reached: '15%' }), 'red behind');
  });

  it('have thresholds of the office', () => {
    const thresholds = { yellow: 0, red: 20, soon: 0 };
    assert.equal(light(target('学位 100 个 = 49'), undefined, { thresholds }), 'yellow behind');
    assert.equal(light(target('学位 100 个 = 29'), undefined, { thresholds }), 'red behind');
    assert.equal(light({ status: '推进中', due: '7月1日' }, undefined, { thresholds }), 'green');
  });

  it('look at the slowest target, and at all before a task is done', () => {
    assert.equal(light(target('甲 10 所 = 10|乙 10 所 = 1')), 'red behind');
    assert.equal(light(target('甲 10 所 = 10|乙 10 所 =')), 'green partial');
    assert.equal(light(target('甲 10 所 = 10|乙 10 所 =', { status: '已完成' })), 'done');
    assert.equal(light(target('甲 10 所 = 10|覆盖面 若干 类 =')), 'done');
  });

  it('turn red when a task is overdue, and blue when it is due soon', () => {
    assert.equal(light({ status: '推进中', due: '6月15日' }), 'red overdue');
    assert.equal(light({ due: '5月底' }), 'red overdue unreported');
    assert.equal(light({ status: '推进中', due: '7月10日' }), 'blue soon');
    assert.equal(light({ status: '推进中', due: '6月底' }), 'blue soon');
    assert.equal(light({ status: '推进中', due: '9月底' }), 'green');
    assert.equal(light({ status: '已完成', due: '5月底' }), 'done');
    assert.equal(light(target('学位 100 个 = 100', { status: '推进中', due: '5月底' })), 'done reached');
  });

  it('judge a limit at its end', () => {
    assert.equal(light(target('流失率 ≤2 % = 1.5')), 'green');
    assert.equal(light(target('流失率 ≤2 % = 2.4')), 'yellow exceeded');
    assert.equal(light(target('流失率 ≤2 % = 1.5', { due: '5月底' })), 'done');
    assert.equal(light(target('流失率 ≤2 % = 2.4', { due: '5月底' })), 'red overdue exceeded');
  });

  it('believe figures before words', () => {
    assert.equal(light(target('学位 100 个 = 60', { status: '已完成' })), 'green conflict');
    assert.equal(light(target('学位 100 个 = 10', { status: '已完成' })), 'red behind conflict');
    assert.equal(light(target('学位 100 个 = 60', { status: '滞后' })), 'yellow status');
    assert.equal(light({ status: '未启动' }), 'red behind');
    assert.equal(light({ status: '未启动' }, '2026-01-20'), 'green');
  });

  it('judge nothing that nobody reported', () => {
    assert.equal(light({}), 'grey unreported');
    assert.equal(light({ status: '已调整', due: '3月底' }), 'grey aside');
    assert.equal(light({ status: '研究中' }), 'grey unread');
    assert.equal(light(target('学位 100 个 = 比去年减少3个')), 'grey unread');
  });

  it('count nothing that is measured otherwise, and say so', () => {
    assert.equal(light(target('学校 12 所 = 12人')), 'grey measure');
    assert.equal(light({ ...target('学校 12 所 = 12人'), status: '推进中' }), 'green measure');
    const [task] = progress([target('学校 12 所 = 12人')]).tasks;
    assert.equal(reasonsText(task!, 'zh'), '“12人”与目标的单位“所”不同，未计入');
  });
});

describe('tallies', () => {
  const found = progress([
    { title: '甲', leads: ['规划科', '财务科'], status: '已完成' },
    { title: '乙', leads: ['财务科'], status: '滞后', section: '建强队伍' },
    { title: '丙', leads: [], section: '' },
  ]);

  it('count a task for each unit that leads it; those without a name come last', () => {
    assert.deepEqual(
      found.units.map(({ name, tasks }) => [name, tasks]),
      [
        ['规划科', 1],
        ['财务科', 2],
        ['', 1],
      ],
    );
    assert.deepEqual(
      found.sections.map(({ name, tasks }) => [name, tasks]),
      [
        ['扩大资源', 1],
        ['建强队伍', 1],
        ['', 1],
      ],
    );
    assert.deepEqual(found.total, { tasks: 3, lights: { done: 1, green: 0, blue: 0, yellow: 1, red: 0, grey: 1 } });
  });

  it('are written into a workbook that reads back', () => {
    const { sheets } = read(writeWorkbook(progressWorkbook(found, 'zh')));
    assert.deepEqual(
      sheets.map(({ name }) => name),
      ['任务进度', '牵头单位', '板块'],
    );
    const cells = textsOf(sheets[0]!);
    assert.deepEqual([cells.get('A5'), cells.get('A6'), cells.get('A7')], ['✔ 已完成', '▲ 黄灯', '○ 未评']);
    assert.equal(cells.get('A2'), '截至 2026-06-30，全年序时进度 50%');
  });

  it('say by which year they go where the ledger states none', () => {
    const assumed = progress([{}], '2026-06-30', { isYearStated: false });
    const said = '截至 2026-06-30，全年序时进度 50%；台账表头上方没有写年份，按 2026 年计算';
    assert.ok(progressText(assumed, 'zh').startsWith(`${said}\n`));
    assert.ok(progressPage(assumed, undefined, 'zh').includes(`<p>${said}</p>`));
    assert.equal(progressData([], assumed).yearFrom, 'date');
    assert.equal(progressData([], found).yearFrom, 'ledger');
  });
});

describe('the page of progress', () => {
  const tasks = lights.map((_, at): Partial<ReportedTask> => ({ title: `任务${at}`, leads: [`科室${at}`] }));
  const statuses = ['未启动', '滞后', '推进中', '推进中', '已完成', ''];
  const dues = ['', '', '7月5日', '', '', ''];
  const all = progress(tasks.map((task, at) => ({ ...task, status: statuses[at]!, due: dues[at]! })));
  const page = progressPage(all, '栖云市教育局2026年任务台账', 'zh');

  it('says each light as a word and as a shape', () => {
    assert.deepEqual(
      all.tasks.map((task) => task.light),
      lights,
    );
    for (const light of lights) {
      const row = page.split('\n').find((line) => line.startsWith(`<tr class="is-${light}">`))!;
      assert.match(
        row,
        new RegExp(`<svg class="shape ${light}"[^>]*aria-hidden="true">.*</svg> ${lightNames[light].zh}<`),
      );
    }
    assert.equal(new Set(Object.values(lightShapes)).size, lights.length);
    const drawings = lights.map((light) => new RegExp(`<svg class="shape ${light}"[^>]*>(.*?)</svg>`).exec(page)![1]);
    assert.equal(new Set(drawings).size, lights.length);
  });

  it('loads nothing and runs nothing', () => {
    assert.doesNotMatch(page, /<script|<link|<img|<iframe|\bhref=|\bsrc=|url\(|@import|\son\w+=/);
    assert.match(page, /default-src 'none'/);
  });

  it('writes what ledgers say as text', () => {
    const hostile = '<img src=x onerror=alert(1)>"\'&\u202e';
    const made = progressPage(
      progress([
        { title: hostile, leads: [hostile], section: hostile, due: hostile, number: hostile, status: hostile },
      ]),
      hostile,
      'zh',
    );
    assert.doesNotMatch(made, /<img|\u202e/);
    assert.match(made, /&lt;img/);
  });

  it('names its charts, heads and regions for those who listen', () => {
    assert.match(page, /<svg class="pie"[^>]*role="img" aria-label="任务 6 项，■ 红灯 1[^"]+"/);
    const ids = new Set([...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!));
    const named = [...page.matchAll(/aria-labelledby="([^"]+)"/g)].map(([, id]) => id!);
    assert.ok(named.length >= 4);
    for (const id of named) assert.ok(ids.has(id), id);
    for (const [table] of page.matchAll(/<table>.*?<\/table>/gs)) {
      assert.match(table, /^<table><caption/);
      assert.match(table, /<th scope="col">/);
    }
    for (const [, id] of page.matchAll(/<input type="radio" name="light" id="([^"]+)"/g))
      assert.match(page, new RegExp(`<label><input [^>]*id="${id!}"[^>]*> [^\n]*?[^<\\s][^\n]*?</label>`));
  });

  it('is whole with one task, and with none', () => {
    assert.match(progressPage(progress([{ status: '已完成' }]), undefined, 'en'), /<circle class="done"/);
    assert.doesNotMatch(progressPage(progress([]), undefined, 'en'), /NaN|Infinity|class="pie"/);
  });
});

describe('ledgers that were filled in', () => {
  const sheet = (rows: readonly (readonly (string | number)[])[]) =>
    read(
      writeWorkbook({
        title: '台账',
        sheets: [
          {
            name: '台账',
            columns: rows[1]!.map(() => ({ width: 10 })),
            rows: rows.map((cells) => ({ cells: cells.map((value) => ({ value, style: 'text' as const })) })),
          },
        ],
      }),
    );
  const heads = ['序号', '工作任务', '指标', '目标值', '单位', '牵头单位', '完成时限', '完成值', '状态'];

  it('are of the latest year that stands above the table, as plans are', () => {
    const yearAbove = (title: string): number | undefined =>
      readReports([
        { file: 'a.xlsx', workbook: sheet([[title], heads, ['1', '新建学校', '', '', '', '', '', '', '']]) },
      ]).year;
    assert.equal(yearAbove('栖云市教育局2026年工作总结及2027年任务台账'), 2027);
    assert.equal(yearAbove('落实《栖云市2035年规划》2027年任务台账'), 2027);
    assert.equal(yearAbove('栖云市教育局任务台账'), undefined);
  });

  it('give each line of 完成值 to its target', () => {
    const workbook = sheet([
      ['栖云市教育局2027年任务台账'],
      heads,
      ['一、扩大资源'],
      ['1', '新建学校', '学校\n学位', '12\n≥8000', '所\n个', '规划科、基教科', '6月底', '9所\n6000', '推进中'],
      ['2', '办好幼儿园', '甲\n乙', '1\n2', '所\n所', '基教科', '', '60%', ''],
    ]);
    const { tasks, year, title } = readReports([{ file: 'a.xlsx', workbook }]);
    assert.deepEqual([year, title], [2027, '栖云市教育局2027年任务台账']);
    assert.deepEqual(
      tasks.map((task) => [task.section, task.leads, task.targets.map(({ reached }) => reached), task.reached]),
      [
        ['扩大资源', ['规划科', '基教科'], ['9所', '6000'], ''],
        ['扩大资源', ['基教科'], ['', ''], '60%'],
      ],
    );
  });

  it('count a task once that stands in several, and name those that hold none', () => {
    const row = (status: string) => ['k1', '1', '新建学校', '规划科', status];
    const book = (status: string) => sheet([['台账'], ['编号', '序号', '工作任务', '牵头单位', '状态'], row(status)]);
    const { tasks, without } = readReports([
      { file: 'a.xlsx', workbook: book('') },
      { file: 'b.xlsx', workbook: book('已完成') },
      { file: 'c.xlsx', workbook: sheet([['备忘'], ['今天', '明天']]) },
    ]);
    assert.deepEqual(
      tasks.map(({ file, status }) => [file, status]),
      [['b.xlsx', '已完成']],
    );
    assert.deepEqual(without, ['c.xlsx']);
  });
});
