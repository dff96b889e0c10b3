/**
 * Progress as one page: what `gzyd progress --format html` prints and the dashboard in editors shows. It has no script,
 * no link and no font. Its radio buttons choose by themselves which tasks are shown, through CSS.
 */
import type { Localized, MessageLanguage } from '../text/localized';
import { pageHead } from '../text/htmlPage';
import { escapeMarkup } from '../text/markup';
import { plainText } from '../text/plainText';
import { bar, pie, shapeOf } from './charts';
import { lights, type Light } from './lights';
import type { Group, Progress, TaskProgress } from './progress';
import {
  groupName,
  lightMeaning,
  lightNames,
  paceText,
  percentText,
  progressHeads,
  progressTitle,
  reasonsText,
  tallyText,
  targetsText,
} from './progressTexts';
import { choice, safe, say, table, tableBody, wide } from './pageParts';
import { progressStyle } from './progressStyle';

const texts = {
  lights: { zh: '亮灯情况', en: 'Lights' },
  meaning: { zh: '含义', en: 'meaning' },
  units: { zh: '各牵头单位', en: 'By leading unit' },
  sections: { zh: '各板块', en: 'By section' },
  tasks: { zh: '各项任务', en: 'Tasks' },
  filter: { zh: '显示', en: 'Show' },
  all: { zh: '全部', en: 'all' },
  chart: { zh: '图', en: 'chart' },
} satisfies Readonly<Record<string, Localized>>;

export function progressPage(progress: Progress, source: string | undefined, language: MessageLanguage): string {
  const { total, units, sections, tasks } = progress;
  const title = (source === undefined ? '' : `${plainText(source)} · `) + progressTitle[language];
  return [
    `${pageHead(title, progressStyle, language)}<main>\n<h1>${escapeMarkup(title)}</h1>\n<p>${safe(paceText(progress, language))}</p>`,
    `<section aria-labelledby="lights">\n<h2 id="lights">${say(texts.lights, language)}</h2>\n<div class="lights">`,
    tasks.length === 0 ? '' : pie(total, safe(tallyText(total, language))),
    lightTable(progress, language),
    '</div>\n</section>',
    groupSection('unit', units, language),
    sections.length > 1 ? groupSection('section', sections, language) : '',
    taskSection(tasks, language),
    '</main>\n</body>\n</html>\n',
  ].join('\n');
}

/** A shape and a word. */
function lightLabel(light: Light, language: MessageLanguage): string {
  return `${shapeOf(light)} ${say(lightNames[light], language)}`;
}

function lightTable({ total, thresholds }: Progress, language: MessageLanguage): string {
  const rows = lights.map(
    (light) =>
      `<tr><th scope="row">${lightLabel(light, language)}</th><td class="count">${total.lights[light]}</td>` +
      `<td>${escapeMarkup(lightMeaning(light, thresholds, language))}</td></tr>`,
  );
  const heads = [progressHeads.light, progressHeads.tasks, texts.meaning].map((head) => say(head, language));
  return table(say(texts.lights, language), heads, tableBody(rows));
}

function groupSection(kind: 'unit' | 'section', groups: readonly Group[], language: MessageLanguage): string {
  const title = say(kind === 'unit' ? texts.units : texts.sections, language);
  const most = Math.max(1, ...groups.map(({ tasks }) => tasks));
  const shown = lights.filter((light) => groups.some((group) => group.lights[light] > 0));
  const heads = [
    say(progressHeads[kind], language),
    `<span class="unseen">${say(texts.chart, language)}</span>`,
    say(progressHeads.tasks, language),
    ...shown.map((light) => lightLabel(light, language)),
  ];
  const rows = groups.map(
    (group) =>
      `<tr><th scope="row">${safe(groupName(group, kind, language))}</th><td>${bar(group, most)}</td>` +
      [group.tasks, ...shown.map((light) => group.lights[light])]
        .map((count) => `<td class="count">${count}</td>`)
        .join('') +
      '</tr>',
  );
  return `<section aria-labelledby="by-${kind}">\n<h2 id="by-${kind}">${title}</h2>\n${table(title, heads, tableBody(rows))}\n</section>`;
}

function taskSection(tasks: readonly TaskProgress[], language: MessageLanguage): string {
  const title = say(texts.tasks, language);
  const used = lights.filter((light) => tasks.some((task) => task.light === light));
  const keys = ['light', 'number', 'task', 'section', 'unit', 'due', 'targets', 'share', 'pace', 'reasons'] as const;
  const rows = tasks.map((task) => {
    const { light, number, section, leads, due, share, pace } = task;
    const cells = [
      ...[number, task.title, section, leads.join('、'), due].map(safe),
      targetsText(task, language).split('\n').map(safe).join('<br>'),
      ...[percentText(share), percentText(pace), reasonsText(task, language)].map(safe),
    ];
    return `<tr class="is-${light}"><td>${lightLabel(light, language)}</td>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  const shown = [
    choice('light', 'show-all', say(texts.all, language), true),
    ...used.map((light) => choice('light', `show-${light}`, lightLabel(light, language), false)),
  ];
  const heads = keys.map((key) => say(progressHeads[key], language));
  return (
    `<section aria-labelledby="tasks">\n<h2 id="tasks">${title}</h2>\n` +
    `<fieldset><legend>${say(texts.filter, language)}</legend>${shown.join('')}</fieldset>\n` +
    `${wide('tasks', table(title, heads, tableBody(rows)))}\n</section>`
  );
}
