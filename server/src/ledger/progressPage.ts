/**
 * Progress as one page: what `gzyd progress --format html` prints and the dashboard in editors shows. It has no script,
 * no link and no font. Its radio buttons choose by themselves which tasks are shown, through CSS.
 */
import type { Localized, MessageLanguage } from '../text/localized';
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
  reasonsText,
  tallyText,
  targetsText,
} from './progressTexts';
import { progressStyle } from './progressStyle';

const texts = {
  title: { zh: '任务进度', en: 'Progress of tasks' },
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
  const say = (key: keyof typeof texts): string => escapeMarkup(texts[key][language]);
  const title = source === undefined ? say('title') : `${safe(source)} · ${say('title')}`;
  const groups = (kind: 'unit' | 'section', found: readonly Group[]): string =>
    groupTable(kind, found, say(kind === 'unit' ? 'units' : 'sections'), language);
  return [
    `<!DOCTYPE html>\n<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">\n<head>\n<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<meta name="viewport" content="width=device-width">\n<title>${title}</title>\n<style>${progressStyle}</style>\n</head>`,
    `<body>\n<main>\n<h1>${title}</h1>\n<p>${safe(paceText(progress, language))}</p>`,
    `<section aria-labelledby="lights">\n<h2 id="lights">${say('lights')}</h2>\n<div class="lights">`,
    tasks.length === 0 ? '' : pie(total, safe(tallyText(total, language))),
    lightTable(progress, say('lights'), language),
    '</div>\n</section>',
    groups('unit', units),
    sections.length > 1 ? groups('section', sections) : '',
    taskSection(tasks, language),
    '</main>\n</body>\n</html>\n',
  ].join('\n');
}

function safe(text: string): string {
  return escapeMarkup(plainText(text));
}

/** A shape and a word. */
function lightLabel(light: Light, language: MessageLanguage): string {
  return `${shapeOf(light)} ${escapeMarkup(lightNames[light][language])}`;
}

function headRow(heads: readonly string[]): string {
  return `<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>`;
}

function lightTable({ total, thresholds }: Progress, caption: string, language: MessageLanguage): string {
  const rows = lights.map(
    (light) =>
      `<tr><th scope="row">${lightLabel(light, language)}</th><td class="count">${total.lights[light]}</td>` +
      `<td>${escapeMarkup(lightMeaning(light, thresholds, language))}</td></tr>`,
  );
  const heads = [progressHeads.light, progressHeads.tasks, texts.meaning].map((head) => escapeMarkup(head[language]));
  return `<table><caption class="unseen">${caption}</caption>${headRow(heads)}\n<tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

function groupTable(
  kind: 'unit' | 'section',
  groups: readonly Group[],
  title: string,
  language: MessageLanguage,
): string {
  const most = Math.max(1, ...groups.map(({ tasks }) => tasks));
  const shown = lights.filter((light) => groups.some((group) => group.lights[light] > 0));
  const heads = [
    escapeMarkup(progressHeads[kind][language]),
    `<span class="unseen">${escapeMarkup(texts.chart[language])}</span>`,
    escapeMarkup(progressHeads.tasks[language]),
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
  return (
    `<section aria-labelledby="by-${kind}">\n<h2 id="by-${kind}">${title}</h2>\n` +
    `<table><caption class="unseen">${title}</caption>${headRow(heads)}\n<tbody>\n${rows.join('\n')}\n</tbody></table>\n</section>`
  );
}

function taskSection(tasks: readonly TaskProgress[], language: MessageLanguage): string {
  const say = (key: keyof typeof texts): string => escapeMarkup(texts[key][language]);
  const used = lights.filter((light) => tasks.some((task) => task.light === light));
  const choice = (id: string, label: string, isChecked: boolean): string =>
    `<label><input type="radio" name="light" id="show-${id}"${isChecked ? ' checked' : ''}> ${label}</label>`;
  const keys = ['light', 'number', 'task', 'section', 'unit', 'due', 'targets', 'share', 'pace', 'reasons'] as const;
  const rows = tasks.map((task) => {
    const { light, number, title, section, leads, due, share, pace } = task;
    const cells = [
      ...[number, title, section, leads.join('、'), due].map(safe),
      targetsText(task, language).split('\n').map(safe).join('<br>'),
      ...[percentText(share), percentText(pace), reasonsText(task, language)].map(safe),
    ];
    return `<tr class="is-${light}"><td>${lightLabel(light, language)}</td>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  return (
    `<section aria-labelledby="tasks">\n<h2 id="tasks">${say('tasks')}</h2>\n` +
    `<fieldset><legend>${say('filter')}</legend>${choice('all', say('all'), true)}` +
    `${used.map((light) => choice(light, lightLabel(light, language), false)).join('')}</fieldset>\n` +
    `<div class="wide" tabindex="0" role="region" aria-labelledby="tasks"><table><caption class="unseen">${say('tasks')}</caption>` +
    `${headRow(keys.map((key) => escapeMarkup(progressHeads[key][language])))}\n<tbody>\n${rows.join('\n')}\n</tbody></table></div>\n</section>`
  );
}
