/** A plan as a page: everything escaped, nothing that runs or loads. */
import assert from 'node:assert/strict';
import { strFromU8 } from 'fflate';
import { exportPlan } from '../../server/src/office';
import { profileOf, type HouseLayout } from '../../server/src/layout/profile';

const html = (text: string, house: HouseLayout = {}): string =>
  strFromU8(exportPlan(text, 'html', { shape: 'plan', tasks: true, profile: profileOf(house), notice: {} }).bytes);

const plan = `栖云市教育局2026年工作要点
一、扩大资源供给
1.新建学校。6月底前新建中小学12所。（责任单位：规划科）
栖云市教育局
2026年1月20日
`;

describe('a plan as a page', () => {
  it('has the layers as headings and the leads in their faces', () => {
    const page = html(plan);
    assert.match(page, /<h1 class="title">栖云市教育局2026年工作要点<\/h1>/);
    assert.match(page, /<h2 class="layer1">一、扩大资源供给<\/h2>/);
    assert.match(page, /<p class="body[^"]*"><span class="secondFace">1\.新建学校。<\/span>6月底前/);
    assert.match(page, /<p class="signature kept" style="padding-right: calc\(4\.25 \* var\(--advance\)\)">/);
  });

  it('has the geometry of the profile, page numbers included', () => {
    const page = html(plan);
    assert.match(page, /@page \{ size: 210mm 297mm; margin: 37mm 26mm 35mm 28mm; \}/);
    assert.match(page, /--pitch: 28\.95pt; --advance: 15\.75pt;/);
    assert.match(page, /@page :right \{ @bottom-right \{ content: "— " counter\(page\) " —"/);
    assert.match(html(plan, { margins: { top: 30 } }), /margin: 30mm 26mm 35mm 28mm/);
  });

  it('shows markup in the text and in the configuration as text', () => {
    const page = html('某局<script>alert(1)</script>2026年工作要点\n一、<img src=x onerror=alert(1)>&\'"\n', {
      fonts: { body: '"}</style><script>alert(2)</script>' },
    });
    assert.doesNotMatch(page, /<script|<img/);
    assert.match(page, /&lt;img src=x onerror=alert\(1\)&gt;&amp;&#39;&quot;/);
    assert.match(
      page,
      /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">/,
    );
    assert.equal(page.match(/<\/style>/g)!.length, 1);
  });
});
