/** A `gzyd.yaml` that says everything a configuration can say. */
export const fullConfiguration = `# 局办公室的配置
profile: strict
rules:
  numbering/gap: error
  text/half-width: { severity: off, exclude: ["旧/**"] }
  "responsibility/*": hint
numbering:
  mode: document
  followWhileTyping: on
typing:
  continueItems: false
  continueActions: false
  endList: false
  keepIndent: false
responsibility:
  missing: always
  label: 责任科室
  brackets: 〔〕
planYear: 2026
files:
  include: ["**/*.txt"]
  exclude:
    - 草稿/
words:
  allowRepeated: [常常]
layout:
  margins: { top: 35, bottom: 30, left: 27, right: 27 }
  lines: 20
  characters: 26
  fonts: { title: 华文中宋, first: 黑体, second: 楷体, body: 仿宋, number: 宋体 }
  issuer: 某某市教育局
  addressee: 各县（区）教育局
  template: 模板/发文.docx
ledger:
  preset: county
  sections: column
  statuses: [推进中, 已完成]
  columns:
    - number
    - { column: task, head: 重点任务, width: 30 }
    - { head: 经费（万元）, width: 10 }
units:
  - 人事科
  - name: 基础教育科
    short: [基教科]
    former:
      - 普教科
      - { name: 初教科, since: 2015-03, until: 2018 }
    leader: 张某
  - name: 各科室
    collective: true
  - name: 幼教中心
    parent: 基础教育科
ignore:
  - rule: numbering/gap
    file: 2026年工作要点.txt
    item: 加强队伍建设
`;
