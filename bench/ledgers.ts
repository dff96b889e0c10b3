/** Measures comparing and ledgers without the command line, in a process of its own: `node ledgers.js <samples>`. */
import { comparable, comparePlans } from '../server/src/ledger/compare';
import { compareLedger } from '../server/src/ledger/ledgerChanges';
import { ledgerWorkbook } from '../server/src/ledger/ledgerSheet';
import { readWorkbook, writeWorkbook } from '../server/src/office';
import { parsePlan } from '../server/src/plan/parse';
import { sample, type Samples } from './measure';

export interface LedgerCost {
  /** Two parsed plans of 100 items. */
  readonly compare: Samples;
  /** 500 plans of 40 items, from their texts, against one. */
  readonly compareMany: Samples;
  /** From a plan of 20,000 tasks to the bytes of its ledger. */
  readonly out: Samples;
  /** From those bytes to what differs from the plan, which is parsed. */
  readonly in: Samples;
}

const verbs = ['推进', '完善', '规范', '深化', '落实', '优化', '抓好'];
const things = [
  '校舍修缮',
  '课后服务',
  '食堂管理',
  '教师轮岗',
  '学区划分',
  '督导评估',
  '心理健康',
  '劳动教育',
  '体质监测',
];

/** Each `variant` rewords and changes a part of the items. */
function planOf(items: number, variant: number): string {
  const lines = ['栖云市教育局2026年工作要点'];
  for (let at = 0; at < items; at++) {
    if (at % 15 === 0) lines.push(`${'一二三四五六七八九十'[(at / 15) % 10]}、${verbs[at % 7]}${things[at % 9]}`);
    const other = (at * 7 + variant) % 5 === 0 ? variant : 0;
    const thing = things[(at + 3) % 9]!;
    lines.push(
      `${at + 1}.${verbs[(at + other) % 7]}第${at + 1}片区${thing}。${1 + (at % 12)}月底前建成${thing}示范点${3 + ((at + other) % 90)}个，` +
        `做到${things[(at * 5) % 9]}有制度、${things[(at * 2) % 9]}有人管，按月通报进度。（责任单位：规划科、财务科）`,
    );
  }
  return `${lines.join('\n')}\n`;
}

async function main(): Promise<void> {
  const samples = Number(process.argv[2]);
  const [one, other] = [parsePlan(planOf(100, 0)), parsePlan(planOf(100, 1))];
  const base = comparable(parsePlan(planOf(40, 0)));
  const many = Array.from({ length: 500 }, (_, at) => planOf(40, at + 1));
  const plan = parsePlan(planOf(20_000, 0));
  const write = (): Uint8Array => writeWorkbook(ledgerWorkbook(plan, { stated: {} })!);
  const bytes = write();
  const cost: LedgerCost = {
    compare: await sample({ warmups: samples, samples: samples * 4 }, () => comparePlans(comparable(one), other)),
    compareMany: await sample({ warmups: 1, samples }, () => many.map((text) => comparePlans(base, parsePlan(text)))),
    out: await sample({ warmups: 1, samples }, write),
    in: await sample({ warmups: 1, samples }, () => {
      const read = readWorkbook(bytes);
      if (!read.ok) throw new Error(read.text.en);
      return compareLedger(read.value, plan, {});
    }),
  };
  process.stdout.write(JSON.stringify(cost));
}

void main();
