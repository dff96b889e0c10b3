/** The texts of the status bar and of the overview. */
import assert from 'node:assert/strict';
import chinese from '../../l10n/bundle.l10n.zh-cn.json';
import { formatMessage } from '../../client/src/formatMessage';
import { overviewRows } from '../../client/src/views/overviewRows';
import { RestartPolicy } from '../../client/src/restartPolicy';
import { statusLabel, statusText, statusTooltip } from '../../client/src/views/summaryText';
import { languageAbout, messageLanguage } from '../../server/src/text/localized';
import type { OverviewResult, SummaryParams } from '../../server/src/protocol/messages';

type Key = keyof typeof chinese;
const zh = (key: Key, ...values: readonly (string | number)[]): string => formatMessage(chinese[key], values);
const en = (key: Key, ...values: readonly (string | number)[]): string => formatMessage(key, values);

const summary: SummaryParams = {
  uri: 'file:///plan.gzyd',
  version: 3,
  items: 27,
  withoutUnit: 1,
  targets: 18,
  deadlines: 4,
  units: 9,
};

describe('the status bar text', () => {
  it('names items, missing units and targets', () => {
    assert.equal(statusText(summary, zh), '27 项 · 缺责任单位 1 · 目标 18');
    assert.equal(statusText(summary, en), '27 items · 1 without unit · 18 targets');
  });

  it('is silent about missing units when none is missing', () => {
    assert.equal(statusText({ ...summary, withoutUnit: 0 }, zh), '27 项 · 目标 18');
  });

  it('tells listeners what it is and what it opens', () => {
    assert.equal(statusLabel(summary, zh), '工作要点：27 条，1 条缺责任单位，目标 18 个。打开清单。');
    assert.equal(statusLabel({ ...summary, withoutUnit: 0 }, zh), '工作要点：27 条，目标 18 个。打开清单。');
    assert.equal(statusLabel(summary, en), 'Work plan: 27 items, 1 without a unit, 18 targets. Opens a list.');
  });

  it('gives all figures on hover', () => {
    assert.equal(
      statusTooltip(summary, zh),
      '任务：27 项\n责任单位：9 个\n缺责任单位的任务：1 项\n目标：18 个\n时限：4 处\n单击查看清单。',
    );
  });
});

const range = (
  line: number,
): { start: { line: number; character: number }; end: { line: number; character: number } } => ({
  start: { line, character: 0 },
  end: { line, character: 4 },
});

describe('the overview', () => {
  const overview: OverviewResult = {
    version: 1,
    items: [
      {
        marker: '1.',
        title: '加强课堂教学',
        path: ['一、提升质量'],
        units: ['教研室', '人事科'],
        lacksUnit: false,
        range: range(4),
      },
      { marker: '2.', title: '改善$(heart)办学\t条件', path: [], units: [], lacksUnit: true, range: range(6) },
    ],
    targets: [{ text: '不少于12次', context: '开展教学视导', item: '1.加强课堂教学', range: range(5) }],
    deadlines: [{ text: '6月底前', context: '完成第一轮', range: range(5) }],
    totals: { items: 2, withoutUnit: 1, targets: 40, deadlines: 1 },
  };

  it('puts what is missing first, under headings with totals', () => {
    const rows = overviewRows(overview, zh);
    assert.deepEqual(
      rows.filter((row) => !row.range).map((row) => row.label),
      ['缺责任单位（1）', '任务（2）', '目标（共 40，列出前 1）', '时限（1）'],
    );
    assert.deepEqual(
      rows.filter((row) => row.range).map((row) => row.label),
      ['2.改善$\u200b(heart)办学 条件', '1.加强课堂教学', '2.改善$\u200b(heart)办学 条件', '不少于12次', '6月底前'],
    );
  });

  it('names its groups in their rows, which are what typing finds', () => {
    const details = overviewRows(overview, zh).flatMap(({ range: place, detail }) => (place ? [detail] : []));
    assert.deepEqual(
      details.map((detail) => detail?.split(' · ')[0]),
      ['缺责任单位', '任务', '任务', '目标', '时限'],
    );
  });

  it('names the units of an item, its path, and what a target is about', () => {
    const rows = overviewRows(overview, zh);
    assert.deepEqual(rows[3], {
      label: '1.加强课堂教学',
      description: '教研室、人事科',
      detail: '任务 · 一、提升质量',
      range: range(4),
    });
    assert.equal(rows[1]!.description, '缺责任单位');
    assert.deepEqual(
      rows.find((row) => row.label === '不少于12次'),
      { label: '不少于12次', description: '开展教学视导', detail: '目标 · 1.加强课堂教学', range: range(5) },
    );
  });

  it('does not call a unit missing where the plan names none anywhere', () => {
    const silent = {
      ...overview,
      items: overview.items.map((item) => ({ ...item, units: [], lacksUnit: false })),
      totals: { ...overview.totals, withoutUnit: 0 },
    };
    const rows = overviewRows(silent, zh);
    assert.ok(rows.every((row) => !row.label.includes('缺责任单位') && row.description !== '缺责任单位'));
  });

  it('is empty for a text with nothing in it', () => {
    assert.deepEqual(
      overviewRows(
        {
          version: 1,
          items: [],
          targets: [],
          deadlines: [],
          totals: { items: 0, withoutUnit: 0, targets: 0, deadlines: 0 },
        },
        zh,
      ),
      [],
    );
  });
});

describe('restarting a crashed server', () => {
  it('goes on until it crashes too often in too short a time', () => {
    const policy = new RestartPolicy(2, 1000);
    assert.deepEqual(
      [0, 100, 200].map((time) => policy.crashed(time)),
      [true, true, false],
    );
  });

  it('forgets old crashes, and all of them when the user restarts it', () => {
    const policy = new RestartPolicy(2, 1000);
    assert.deepEqual(
      [0, 900, 1150, 1200].map((time) => policy.crashed(time)),
      [true, true, true, false],
    );
    policy.reset();
    assert.equal(policy.crashed(1250), true);
  });
});

describe('the language of messages', () => {
  it('is Chinese about a Chinese text in every editor, unless English is asked for', () => {
    const plan = (): string => '清河县2026年工作要点\n一、推进“互联网+教育”，建设5G、AI、VR实验室各1个。';
    assert.equal(languageAbout(undefined, 'en', plan), 'zh');
    assert.equal(languageAbout('auto', 'de', plan), 'zh');
    assert.equal(languageAbout('en', 'zh-cn', plan), 'en');
    const empty = (): string => '';
    assert.equal(languageAbout('auto', 'en', empty), 'zh');
    const numbers = (): string => '2026\n1.\n';
    assert.equal(languageAbout('auto', 'en', numbers), 'zh');
  });

  it('is the editor’s about another text, and Chinese where the editor names none', () => {
    const other = (): string => 'Work plan for 2026\n1. Build two schools (责任单位: works office).';
    assert.equal(languageAbout('auto', 'en', other), 'en');
    assert.equal(languageAbout('auto', 'zh-cn', other), 'zh');
    assert.equal(languageAbout('auto', undefined, other), 'zh');
    assert.equal(languageAbout('zh', 'en', other), 'zh');
  });

  it('follows the setting, or the editor if that says auto', () => {
    assert.equal(messageLanguage('en', 'zh-cn'), 'en');
    assert.equal(messageLanguage('zh', 'en'), 'zh');
    assert.equal(messageLanguage('auto', 'zh-tw'), 'zh');
    assert.equal(messageLanguage(undefined, 'de'), 'en');
    assert.equal(messageLanguage('auto', undefined), 'zh');
  });
});
