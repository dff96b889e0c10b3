/** What lights and their reasons are called. A light is a colour, and always a word and a shape, too. */
import { plural, type Localized, type MessageLanguage } from '../text/localized';
import type { Colour } from '../xlsx/workbook';
import { textOfDay } from '../text/calendar';
import { nobody } from './ledgerSheet';
import { lights, type Light } from './lights';
import type { Group, Progress, Reason, Tally, TaskProgress } from './progress';

export const lightNames: Readonly<Record<Light, Localized>> = {
  red: { zh: '红灯', en: 'red' },
  yellow: { zh: '黄灯', en: 'yellow' },
  blue: { zh: '蓝灯', en: 'blue' },
  green: { zh: '绿灯', en: 'green' },
  done: { zh: '已完成', en: 'done' },
  grey: { zh: '未评', en: 'not judged' },
};

export const lightShapes: Readonly<Record<Light, string>> = {
  red: '■',
  yellow: '▲',
  blue: '◆',
  green: '●',
  done: '✔',
  grey: '○',
};

export const lightColours: Readonly<Record<Light, Colour>> = {
  red: 'red',
  yellow: 'yellow',
  blue: 'blue',
  green: 'green',
  done: 'green',
  grey: 'grey',
};

/** With its thresholds. */
export function lightMeaning(
  light: Light,
  { yellow, red, soon }: Progress['thresholds'],
  language: MessageLanguage,
): string {
  const meanings: Readonly<Record<Light, Localized>> = {
    red: {
      zh: `逾期，或落后序时进度 ${red} 个百分点以上`,
      en: `overdue, or more than ${red} points behind the pace`,
    },
    yellow: {
      zh: `落后序时进度 ${yellow}—${red} 个百分点，填报为滞后，或超过限额`,
      en: `${yellow} to ${red} points behind the pace, reported as late, or over a limit`,
    },
    blue: { zh: `距完成时限 ${soon} 天以内`, en: `due within ${soon} days` },
    green: { zh: '达到序时进度', en: 'on pace' },
    done: { zh: '达到目标值，或填报为已完成', en: 'its targets are reached, or it is reported as done' },
    grey: { zh: '未填报，或已调整、暂停', en: 'nothing was reported, or it was set aside' },
  };
  return meanings[light][language];
}

/** ■ 红灯 */
export function lightText(light: Light, language: MessageLanguage): string {
  return `${lightShapes[light]} ${lightNames[light][language]}`;
}

function reasonText(reason: Reason, language: MessageLanguage): string {
  return reasonTexts(reason)[language];
}

function reasonTexts(reason: Reason): Localized {
  switch (reason.kind) {
    case 'overdue':
      return { zh: `逾期 ${reason.days} 天`, en: `overdue by ${plural(reason.days, 'day')}` };
    case 'soon':
      return reason.days === 0
        ? { zh: '今天到期', en: 'due today' }
        : { zh: `还有 ${reason.days} 天到期`, en: `due in ${plural(reason.days, 'day')}` };
    case 'behind': {
      const points = Math.round(reason.points);
      return { zh: `落后 ${points} 个百分点`, en: `${plural(points, 'point')} behind` };
    }
    case 'status':
    case 'aside':
      return { zh: `填报为“${reason.word}”`, en: `reported as ‘${reason.word}’` };
    case 'unread':
      return { zh: `“${reason.word}”看不出进度`, en: `‘${reason.word}’ tells no progress` };
    case 'measure':
      return {
        zh: `“${reason.word}”与目标的单位“${reason.measure}”不同，未计入`,
        en: `‘${reason.word}’ is not counted: the target is in ${reason.measure}`,
      };
    case 'exceeded':
      return { zh: '已超过限额', en: 'over its limit' };
    case 'conflict':
      return { zh: '填报为已完成，完成值未到目标值', en: 'reported as done, though the target is not reached' };
    case 'reached':
      return { zh: '已达目标值', en: 'the target is reached' };
    case 'partial':
      return { zh: '有的目标还没有完成值', en: 'some targets have no figure yet' };
    case 'unreported':
      return { zh: '未填报', en: 'nothing was reported' };
  }
}

export function reasonsText({ reasons }: TaskProgress, language: MessageLanguage): string {
  return reasons.map((reason) => reasonText(reason, language)).join(language === 'zh' ? '；' : '; ');
}

/** 63% */
export function percentText(share: number | undefined): string {
  return share === undefined ? '' : `${Math.round(share * 100)}%`;
}

/** 42 项，■ 红灯 3，…; lights that no task has are left out. */
export function tallyText({ tasks, lights: counts }: Tally, language: MessageLanguage): string {
  const parts = lights
    .filter((light) => counts[light] > 0)
    .map((light) => `${lightText(light, language)} ${counts[light]}`);
  return [language === 'zh' ? `任务 ${tasks} 项` : plural(tasks, 'task'), ...parts].join(
    language === 'zh' ? '，' : ', ',
  );
}

/** 截至 2026-06-30，全年序时进度 50%; and by which year, if the ledger doesn't say. */
export function paceText({ date, pace, year, isYearStated }: Progress, language: MessageLanguage): string {
  const [day, share] = [textOfDay(date), percentText(pace)];
  if (language === 'zh')
    return `截至 ${day}，全年序时进度 ${share}${isYearStated ? '' : `；台账表头上方没有写年份，按 ${year} 年计算`}`;
  const assumed = isYearStated ? '' : `; no year stands above the table, so ${year} is assumed`;
  return `As of ${day}, ${share} of the year has passed${assumed}`;
}

export const progressTitle: Localized = { zh: '任务进度', en: 'Progress of tasks' };

export const progressHeads = {
  unit: { zh: '牵头单位', en: 'leading unit' },
  section: { zh: '板块', en: 'section' },
  tasks: { zh: '任务', en: 'tasks' },
  light: { zh: '亮灯', en: 'light' },
  number: { zh: '序号', en: 'number' },
  task: { zh: '工作任务', en: 'task' },
  due: { zh: '完成时限', en: 'deadline' },
  targets: { zh: '目标与完成', en: 'targets and what was reached' },
  share: { zh: '完成', en: 'done' },
  pace: { zh: '序时进度', en: 'pace' },
  status: { zh: '状态', en: 'status' },
  reasons: { zh: '说明', en: 'why' },
} satisfies Readonly<Record<string, Localized>>;

/** Of a group that has none. */
export function groupName({ name }: Group, kind: 'unit' | 'section', language: MessageLanguage): string {
  if (name !== '') return name;
  const missing: Localized =
    kind === 'unit' ? { zh: nobody, en: 'no leading unit' } : { zh: '未列板块', en: 'in no section' };
  return missing[language];
}

/** A line for each target: 学位 ≥8000个，完成 6000（75%） */
export function targetsText({ targets }: TaskProgress, language: MessageLanguage): string {
  return targets
    .map(({ indicator, value, measure, reached, share, limit }) => {
      const wanted = `${indicator} ${value}${measure}`.trim();
      if (reached === '') return wanted;
      const note = limit === 'exceeded' ? (language === 'zh' ? '超限' : 'over') : percentText(share);
      const shown = note === '' ? reached : language === 'zh' ? `${reached}（${note}）` : `${reached} (${note})`;
      return language === 'zh' ? `${wanted}，完成 ${shown}` : `${wanted}, reached ${shown}`;
    })
    .join('\n');
}
