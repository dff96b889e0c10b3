import assert from 'node:assert/strict';
import { featuresOf } from '../../server/src/text/characters';
import { scanQuantities } from '../../server/src/scan/quantities';
import type { Span } from '../../server/src/text/positions';
import { amountsIn } from '../support/amounts';

/** The fields of the only target in a text, with the text of each span. */
function fields(text: string): Record<string, unknown> {
  const { targets } = scanQuantities(text, featuresOf(text));
  assert.equal(targets.length, 1, text);
  const read = (span: Span | undefined): string | undefined =>
    span === undefined ? undefined : text.slice(span.start, span.end);
  const { span, number, measure, verb, object, hedge, ...rest } = targets[0]!;
  const all = {
    ...rest,
    span: read(span),
    number: read(number),
    measure: read(measure),
    verb: read(verb),
    object: read(object),
    hedge: read(hedge),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

describe('plan/quantities: what a target says', () => {
  it('a plain one, object behind', () =>
    assert.deepEqual(fields('年内新建12所公办幼儿园。'), {
      span: '12所',
      comparator: 'exactly',
      value: 12,
      unit: '所',
      number: '12',
      measure: '所',
      verb: '新建',
      object: '公办幼儿园',
    }));
  it('object before', () =>
    assert.deepEqual(fields('建成文化建设达标校100所。'), {
      span: '100所',
      comparator: 'exactly',
      value: 100,
      unit: '所',
      number: '100',
      measure: '所',
      verb: '建成',
      object: '文化建设达标校',
    }));
  it('an object is no opening of an action, no 共 and no act', () => {
    assert.equal(fields('二是免费供苗300万株。').object, '免费供苗');
    assert.equal(fields('组织优秀企业共3家做交流。').object, '优秀企业');
    assert.equal(fields('筹资400万元新建敬老院。').object, undefined);
    assert.equal(fields('培训班学员300人以上。').object, '培训班学员');
    assert.equal(fields('其中教师30名以上。').object, '教师');
  });
  it('万 is multiplied out', () =>
    assert.deepEqual(fields('新增校舍40万平方米'), {
      span: '40万平方米',
      comparator: 'exactly',
      value: 400_000,
      unit: '平方米',
      number: '40万',
      measure: '平方米',
      verb: '新增',
      object: '校舍',
      direction: 'increase',
    }));
  it('decimals with 万 leave no rounding error', () => assert.equal(fields('新增学位6.8万个')['value'], 68_000));
  it('亿, 万亿, 百万, thousands separators, full width', () => {
    assert.equal(fields('完成投资2.67万亿元')['value'], 2_670_000_000_000);
    assert.equal(fields('完成投资1.5亿元')['value'], 150_000_000);
    assert.equal(fields('投入5百万元')['value'], 5_000_000);
    assert.equal(fields('投入1,200万元')['value'], 12_000_000);
    assert.equal(fields('新建３０所学校')['value'], 30);
  });
  it('余 before 万', () =>
    assert.deepEqual(
      [fields('投入20余万元')['value'], fields('投入20余万元')['number'], fields('投入20余万元')['comparator']],
      [200_000, '20余万', 'about'],
    ));
  it('千瓦 keeps its 千', () =>
    assert.deepEqual([fields('新增装机200万千瓦')['value'], fields('新增装机200万千瓦')['unit']], [2_000_000, '千瓦']));
  it('a bound before', () =>
    assert.deepEqual(fields('确保投入不低于300元'), {
      span: '不低于300元',
      comparator: 'atLeast',
      value: 300,
      unit: '元',
      number: '300',
      measure: '元',
      verb: '投入',
    }));
  it('a bound behind', () =>
    assert.deepEqual(fields('覆盖率达到80%以上'), {
      span: '80%以上',
      comparator: 'atLeast',
      value: 80,
      unit: '%',
      number: '80',
      measure: '%',
      verb: '达到',
      object: '覆盖率',
    }));
  it('every comparator', () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ['培训不少于50人', '不少于50人', 'atLeast'],
      ['每校至少配备1名教师', '至少配备1名', 'atLeast'],
      ['每校至少1名教师', '至少1名', 'atLeast'],
      ['培训50人及以上', '50人及以上', 'atLeast'],
      ['班额不超过45人', '不超过45人', 'atMost'],
      ['辍学率控制在1%以内', '1%以内', 'atMost'],
      ['产值突破3亿元', '突破3亿元', 'over'],
      ['录取率超过30%', '超过30%', 'over'],
      ['发病率降至3%以下', '3%以下', 'under'],
      ['失业率低于4%', '低于4%', 'under'],
      ['培训约50人', '约50人', 'about'],
      ['增长7%左右', '7%左右', 'about'],
      ['培训500余人', '500余人', 'about'],
      ['培训近500人', '近500人', 'about'],
    ];
    for (const [text, span, comparator] of cases)
      assert.deepEqual([fields(text)['span'], fields(text)['comparator']], [span, comparator], text);
  });
  it('近 and 约 inside words are not comparators', () => {
    const text = '走访附近3个社区';
    assert.deepEqual(
      amountsIn(text).map((amount) => [amount.comparator, text.slice(amount.span.start, amount.span.end)]),
      [['exactly', '3个']],
    );
    assert.equal(fields('节约500万元')['span'], '500万元');
  });
  it('ranges', () => {
    for (const range of ['2-3', '2～3', '2—3', '2--3', '2至3', '2 至 3', '2到3']) {
      const found = fields(`打造${range}个品牌`);
      assert.deepEqual([found['span'], found['value'], found['upper'], found['number']], [`${range}个`, 2, 3, range]);
    }
    const percent = fields('提高10%-15%');
    assert.deepEqual(
      [percent['span'], percent['value'], percent['upper'], percent['number'], percent['measure']],
      ['10%-15%', 10, 15, '10%-15', '%'],
    );
    assert.deepEqual([fields('投入3-5万元')['value'], fields('投入3-5万元')['upper']], [30_000, 50_000]);
  });
  it('ratios', () =>
    assert.deepEqual(fields('师生比达到1:14'), {
      span: '1:14',
      comparator: 'exactly',
      value: 1,
      upper: 14,
      unit: ':',
      number: '1:14',
      measure: ':',
      verb: '达到',
      object: '师生比',
    }));
  it('percent in words', () =>
    assert.deepEqual(fields('合格率达到百分之九十五以上'), {
      span: '百分之九十五以上',
      comparator: 'atLeast',
      value: 95,
      unit: '%',
      number: '九十五',
      measure: '百分之',
      verb: '达到',
      object: '合格率',
    }));
  it('percentage points', () =>
    assert.deepEqual(fields('近视率下降不少于1个百分点'), {
      span: '不少于1个百分点',
      comparator: 'atLeast',
      value: 1,
      unit: '百分点',
      number: '1',
      measure: '个百分点',
      verb: '下降',
      object: '近视率',
      direction: 'decrease',
    }));
  it('％ is %', () => assert.equal(fields('达标率95％')['unit'], '%'));
  it('fractions', () =>
    assert.deepEqual([fields('专项要减少三分之一')['value'], fields('专项要减少三分之一')['unit']], [1 / 3, '/']));
  it('倍', () => assert.deepEqual([fields('产值增长2倍')['value'], fields('产值增长2倍')['unit']], [2, '倍']));
  it('Chinese numerals', () =>
    assert.deepEqual(fields('建成十二所社区学校'), {
      span: '十二所',
      comparator: 'exactly',
      value: 12,
      unit: '所',
      number: '十二',
      measure: '所',
      verb: '建成',
      object: '社区学校',
    }));
  it('spaces inside', () =>
    assert.deepEqual(
      [fields('覆盖率达到 60 %以上')['span'], fields('覆盖率达到 60 %以上')['number']],
      ['60 %以上', '60'],
    ));
  it('hedge and direction', () => {
    assert.deepEqual(
      [fields('力争一线上线率提高3个百分点')['hedge'], fields('力争一线上线率提高3个百分点')['direction']],
      ['力争', 'increase'],
    );
    assert.equal(fields('争取降至5%')['direction'], 'decrease');
    assert.equal(fields('参保率保持在95%以上')['direction'], 'level');
  });
  it('a list takes the verb of its first', () => {
    const text = '创建特色园10个、特色校7所、示范校15所。';
    const { targets } = scanQuantities(text, featuresOf(text));
    assert.deepEqual(
      targets.map((target) => [
        text.slice(target.verb!.start, target.verb!.end),
        text.slice(target.object!.start, target.object!.end),
      ]),
      [
        ['创建', '特色园'],
        ['创建', '特色校'],
        ['创建', '示范校'],
      ],
    );
  });
  it('verbs and objects are whole words', () => {
    const cases: readonly (readonly [string, string | undefined, string | undefined])[] = [
      ['推动老旧住宅电梯更新改造120部', '改造', '老旧住宅电梯更新'],
      ['培育社会组织15家', '培育', '社会组织'],
      ['成立党组织2个', '成立', '党组织'],
      ['新建妇联组织60家', '新建', '妇联组织'],
      ['筹集保障性租赁住房2000套', '筹集', '保障性租赁住房'],
      ['新开工项目80个', '新开工', '项目'],
      ['新招聘教师20名', '新招聘', '教师'],
      ['8月底前完成改厕240座', '改厕', undefined],
      ['6月底前支出进度达到50%', '达到', '支出进度'],
      ['新（改）建农村公路60公里', '新（改）建', '农村公路'],
      ['一般事故起数同比下降5%以上', '下降', '一般事故起数'],
      ['审批时限在上年基础上再压缩10%', '压缩', '审批时限'],
      ['评选优秀课例、优秀教案各30篇', '评选', '优秀教案'],
      ['支部书记至少讲党课2次', '讲', '党课'],
      ['每季度至少开展演练1次', '开展', '演练'],
      ['家长开放日1次', '开放', undefined],
      ['40万元以上设备共享率达90%', '达', '万元以上设备共享率'],
      ['新建120急救站3个', '新建', '急救站'],
      ['产量稳定在11万吨以上', '稳定在', '产量'],
    ];
    for (const [text, verb, object] of cases)
      assert.deepEqual([fields(text)['verb'], fields(text)['object']], [verb, object], text);
  });
  it('another amount’s measure is no object', () => {
    const text = '确保产量稳定在310万吨和750万吨，全员培训6期400人次。';
    assert.deepEqual(
      scanQuantities(text, featuresOf(text)).targets.map(({ object }) =>
        object === undefined ? undefined : text.slice(object.start, object.end),
      ),
      ['产量', undefined, '全员', undefined],
    );
  });
  it('units read alike: km, 人（次）, 微克每立方米', () => {
    assert.deepEqual(
      [
        fields('改造管网25km')['unit'],
        fields('服务群众100万人（次）')['unit'],
        fields('浓度降至30微克每立方米')['unit'],
        fields('排查不少于12轮次')['unit'],
      ],
      ['公里', '人次', '微克/立方米', '轮次'],
    );
  });
  it('改扩建 is one verb; of 新建、改建 the last is named', () => {
    assert.equal(fields('改扩建4所幼儿园')['verb'], '改扩建');
    assert.equal(fields('新建、改建4所幼儿园')['verb'], '改建');
  });
  it('Traditional script and glosses: columns of the line as written', () => {
    const text = '實(shí)施項目，新增學(xué)位2.36萬(wàn)個(gè)以上。';
    const [target] = scanQuantities(text, featuresOf(text)).targets;
    assert.deepEqual(
      [
        target!.value,
        target!.unit,
        text.slice(target!.span.start, target!.span.end),
        text.slice(target!.number.start, target!.number.end),
      ],
      [23_600, '个', '2.36萬(wàn)個(gè)以上', '2.36萬'],
    );
    assert.equal(text.slice(target!.object!.start, target!.object!.end), '學(xué)位');
  });
});

describe('plan/quantities: what a deadline says', () => {
  const deadline = (text: string): Record<string, unknown> => {
    const { deadlines } = scanQuantities(text, featuresOf(text));
    assert.equal(deadlines.length, 1, text);
    const { span, ...rest } = deadlines[0]!;
    return { ...rest, text: text.slice(span.start, span.end) };
  };
  const cases: readonly (readonly [string, Record<string, unknown>])[] = [
    ['2026年12月31日前完成', { text: '2026年12月31日前', kind: 'date', year: 2026, month: 12, day: 31 }],
    ['6月30日前完成', { text: '6月30日前', kind: 'date', month: 6, day: 30 }],
    ['2026年6月底前完成', { text: '2026年6月底前', kind: 'month', year: 2026, month: 6 }],
    ['9月底前完成', { text: '9月底前', kind: 'month', month: 9 }],
    ['十二月底前完成', { text: '十二月底前', kind: 'month', month: 12 }],
    ['（基教科，6月底完成）', { text: '6月底', kind: 'month', month: 6 }],
    ['第一季度完成', { text: '第一季度', kind: 'quarter', month: 3 }],
    ['2026年四季度完成', { text: '2026年四季度', kind: 'quarter', year: 2026, month: 12 }],
    ['上半年完成', { text: '上半年', kind: 'halfYear', month: 6 }],
    ['下半年完成', { text: '下半年', kind: 'halfYear', month: 12 }],
    ['年内完成', { text: '年内', kind: 'year' }],
    ['年底前完成', { text: '年底前', kind: 'year' }],
    ['到年底完成', { text: '到年底', kind: 'year' }],
    ['到2025年，全面达标', { text: '到2025年', kind: 'year', year: 2025 }],
    ['2026 年正式计入', { text: '2026 年', kind: 'year', year: 2026 }],
    ['寒假前完成', { text: '寒假前', kind: 'term' }],
    ['2026年秋季开学前完成', { text: '2026年秋季开学前', kind: 'term', year: 2026 }],
    ['如期完成任务', { text: '如期', kind: 'pace' }],
    ['提前一年完成任务', { text: '提前一年', kind: 'pace' }],
    ['２０２６年底前完成', { text: '２０２６年底前', kind: 'year', year: 2026 }],
  ];
  for (const [text, expected] of cases) it(text, () => assert.deepEqual(deadline(text), expected));
  it('no such month or day, no deadline', () => {
    for (const text of ['13月底前完成', '6月32日前完成'])
      assert.equal(scanQuantities(text, featuresOf(text)).deadlines.length, 0);
  });
});
