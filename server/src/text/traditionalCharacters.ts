/** Which script a character belongs to, and its counterpart in the other. */

/**
 * Common characters used in one script only, as pairs: Traditional, Simplified. Characters that both scripts use (后, 里,
 * 面, 只, 干, 于 …) are left out.
 */
const pairs =
  '萬万與与專专業业東东絲丝兩两嚴严喪丧個个豐丰臨临為为麗丽舉举義义樂乐習习鄉乡書书買买亂乱爭争虧亏雲云亞亚產产畝亩親亲億亿僅仅從从倉仓儀仪們们價价眾众優优會会傘伞偉伟傳传傷伤倫伦偽伪體体餘余傭佣俠侠側侧偵侦債债傾倾償偿儲储兒儿黨党蘭兰關关興兴養养獸兽內内岡冈冊册寫写軍军農农馮冯沖冲決决況况凍冻淨净涼凉減减湊凑幾几鳳凤憑凭凱凯擊击劃划劉刘則则剛刚創创刪删別别劑剂勸劝辦办務务動动勵励勁劲勞劳勢势勻匀區区醫医華华協协單单賣卖盧卢衛卫廠厂廳厅歷历厲厉壓压縣县參参雙双發发變变敘叙葉叶號号嘆叹嚇吓嗎吗啟启吳吴員员聽听咼呙響响問问啞哑喚唤嘗尝囑嘱團团園园圍围國国圖图圓圆聖圣場场壞坏塊块堅坚壇坛墳坟墜坠壟垄壘垒墊垫墾垦牆墙壯壮聲声殼壳處处備备復复夠够頭头誇夸奪夺奮奋獎奖婦妇媽妈嬰婴孫孙學学寧宁實实寵宠審审憲宪宮宫寬宽賓宾對对尋寻導导壽寿將将爾尔塵尘嘗尝層层屬属屆届歲岁豈岂島岛嶺岭峽峡崗岗幣币師师帳帐幟帜帶带幫帮幹干廣广莊庄慶庆庫库應应廟庙廢废開开異异棄弃張张彌弥彎弯彈弹強强歸归當当錄录徑径憶忆懷怀態态憐怜總总戀恋恆恒懇恳惡恶惱恼悅悦懸悬驚惊懼惧慘惨懲惩憂忧慣惯願愿懶懒戲戏戰战戶户撲扑執执擴扩掃扫揚扬擾扰撫抚拋抛搶抢護护報报擔担擬拟攏拢揀拣擁拥攔拦擰拧撥拨擇择掛挂摯挚擋挡掙挣擠挤揮挥損损撿捡換换據据擲掷攜携攝摄擺摆搖摇撐撑數数齊齐斷断無无舊旧時时曠旷曉晓暈晕暫暂術术機机殺杀雜杂權权條条來来楊杨極极構构槍枪櫃柜標标棧栈欄栏樹树樣样橋桥檔档檢检樓楼歡欢歐欧殘残毀毁畢毕氣气漢汉湯汤溝沟沒没滬沪淚泪澤泽潔洁灑洒漿浆測测濟济瀏浏濃浓塗涂漲涨潤润漸渐漁渔溫温滲渗灣湾濕湿潰溃滯滞滿满濾滤濫滥灘滩滅灭燈灯靈灵災灾爐炉點点煉炼爍烁爛烂燭烛煙烟煩烦燒烧熱热愛爱爺爷牽牵犧牺狀状猶犹獨独獄狱獲获獵猎環环現现電电療疗瘋疯癥症盤盘監监蓋盖盡尽眾众睜睁矚瞩礦矿碼码磚砖礎础確确禮礼禍祸離离禿秃種种積积稱称穩稳窮穷竊窃競竞筆笔筍笋範范築筑篩筛簽签簡简糧粮糾纠紅红級级紀纪約约純纯綱纲納纳縱纵紛纷紙纸紋纹紡纺線线練练組组細细織织終终紹绍經经結结給给絡络絕绝統统繼继績绩緒绪續续維维綿绵綜综綠绿緩缓締缔編编緣缘縮缩總总繪绘繁繁繳缴網网羅罗罰罚罷罢聯联聰聪職职聶聂肅肃腸肠膚肤腫肿脹胀脅胁膽胆勝胜腦脑膠胶臟脏臉脸艱艰艷艳藝艺節节蘇苏蘋苹範范莖茎薦荐蕩荡榮荣藥药蒼苍萊莱蓮莲獲获瑩莹營营薩萨蔣蒋藍蓝蘊蕴虛虚蟲虫雖虽蝦虾補补襯衬裝装褲裤見见觀观規规視视覺觉覽览觸触計计訂订認认討讨讓让訓训議议訊讯記记講讲許许論论設设訪访證证評评識识詐诈訴诉診诊詞词譯译試试詩诗誠诚話话詢询該该詳详語语誤误說说請请諸诸課课調调談谈諒谅謀谋諧谐謂谓謝谢謠谣譜谱警警貝贝貞贞負负財财責责賢贤敗败貨货質质販贩貪贪貧贫購购貯贮貫贯賀贺貴贵貸贷貿贸費费賊贼資资賦赋賞赏賠赔賴赖賽赛贈赠贊赞趕赶趙赵躍跃蹤踪車车軌轨軟软輪轮轉转輕轻載载較较輔辅輛辆輩辈輸输轄辖辭辞邊边遼辽達达遷迁過过邁迈運运還还這这進进遠远違违連连遲迟選选遺遗遜逊鄧邓鄭郑鄰邻醬酱釋释裡里針针釘钉鋼钢鐵铁錢钱銀银銅铜鋒锋鏈链銷销鎖锁鍋锅錯错錢钱鍵键鎮镇鏡镜長长門门閉闭間间閑闲閱阅闊阔隊队陽阳陰阴陣阵階阶際际陸陆陳陈險险隨随隱隐難难雛雏雞鸡霧雾靜静頁页頂顶項项順顺須须頑顽顧顾頓顿預预領领頗颇頻频題题額额顏颜風风飛飞飯饭飲饮飾饰飽饱館馆馬马馳驰駐驻駛驶駕驾騎骑驗验騙骗騰腾驅驱魚鱼鮮鲜鳥鸟鳴鸣鴨鸭麥麦黃黄齡龄龍龙龜龟貫贯訴诉譽誉謹谨謙谦詮诠撥拨攻攻';

export interface Scripts {
  /** Traditional → Simplified, for characters used in Traditional text only. */
  readonly simplified: ReadonlyMap<string, string>;
  /** Simplified → Traditional, where the counterpart is unique. */
  readonly traditional: ReadonlyMap<string, string>;
}

/**
 * Simplified characters with several Traditional counterparts, or that are old characters themselves. They indicate
 * neither script.
 */
const ambiguous = new Set('云余几干里范后面丰系复历发尽台征郁钟只签布卷冲向松症恒杰汇获脏据烟周');

export const scripts: Scripts = makeScripts();

function makeScripts(): Scripts {
  const simplified = new Map<string, string>();
  const traditional = new Map<string, string>();
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const left = pairs[index]!;
    const right = pairs[index + 1]!;
    if (left === right) continue;
    simplified.set(left, right);
    if (!ambiguous.has(right)) traditional.set(right, left);
  }
  return { simplified, traditional };
}

/**
 * Pairs of Traditional (or variant) and Simplified: they indicate neither script, but words in our lists contain them.
 */
const variants =
  '臺台縂总徹彻籌筹稅税噸吨棟栋週周頃顷於于併并啓启採采製制徵征佈布鋪铺佔占準准爲为後后類类覈核鞏巩貼贴彙汇匯汇寶宝';

/** Maps every Traditional or variant character to its Simplified one. */
export const simplifications: ReadonlyMap<string, string> = new Map([
  ...scripts.simplified,
  ...Array.from(
    { length: variants.length / 2 },
    (_, index) => [variants[2 * index]!, variants[2 * index + 1]!] as const,
  ),
]);
