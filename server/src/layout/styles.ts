/** The styles of a document, each by its clause of GB/T 9704-2012. */
import type { Style, StyleName } from './blocks';
import { sizes } from './profile';

const text = { face: 'body', size: sizes.body, align: 'justified' } as const;
const heading = { ...text, indentFirst: 2, keepWithNext: true } as const;

export const styles: Readonly<Record<StyleName, Style>> = {
  // 35 mm below the top of the type area, which is 3.4 lines; a line of its height comes with it.
  mark: { name: '发文机关标志', clause: '7.2.4', face: 'title', size: 40, align: 'centre', before: 2.5, red: true },
  number: { ...text, name: '发文字号', clause: '7.2.5', align: 'centre', before: 2 },
  title: { name: '公文标题', clause: '7.3.1', face: 'title', size: sizes.title, align: 'centre', after: 1, outline: 1 },
  caption: { ...text, name: '题注行', face: 'second', align: 'centre', after: 1 },
  addressee: { ...text, name: '主送机关', clause: '7.3.2' },
  body: { ...text, name: '公文正文', clause: '7.3.3', indentFirst: 2 },
  part: { ...text, name: '部分标题', face: 'first', align: 'centre', keepWithNext: true, outline: 1 },
  layer1: { ...heading, name: 'heading 1', clause: '7.3.3', face: 'first', outline: 1 },
  layer2: { ...heading, name: 'heading 2', clause: '7.3.3', face: 'second', outline: 2 },
  layer3: { ...heading, name: 'heading 3', clause: '7.3.3', outline: 3 },
  layer4: { ...heading, name: 'heading 4', clause: '7.3.3', outline: 4 },
  attachments: { ...text, name: '附件说明', clause: '7.3.4', indentFirst: 2, before: 1 },
  // Below the first name, behind 附件：
  furtherAttachments: { ...text, name: '附件说明续行', clause: '7.3.4', indentLeft: 5 },
  signature: { ...text, name: '发文机关署名', clause: '7.3.5', align: 'right', before: 1, keepWithNext: true },
  date: { ...text, name: '成文日期', clause: '7.3.5', align: 'right', indentRight: 4 },
  remark: { ...text, name: '附注', clause: '7.3.6', indentFirst: 2 },
  attachmentMark: { ...text, name: '附件标记', clause: '7.3.7', face: 'first', align: 'left', keepWithNext: true },
  attachmentTitle: {
    name: '附件标题',
    clause: '7.3.7',
    face: 'title',
    size: sizes.title,
    align: 'centre',
    before: 1,
    after: 1,
    keepWithNext: true,
  },
  imprint: { ...text, name: '版记', clause: '7.4', size: sizes.small, indentLeft: 1, indentRight: 1 },
};
