/**
 * 異体字 that people do not tell apart when they search: each group's first character stands for all of it (and may head several groups).
 *
 * Our own list, of old and new forms and of the forms common in names; NFKC unifies none of these. It is for finding
 * only: what is shown and stored stays as written. CJK radicals that PDF text carries instead of characters are here
 * when NFKC leaves them (it maps U+2F00–2FD5 itself).
 */
export const VARIANTS = [
	// names of people and places
	'高髙 崎﨑嵜 辺邉邊 沢澤 斉齊斎齋 浜濵濱 広廣 国國圀 吉𠮷 島嶋嶌 富冨 桜櫻 竜龍 滝瀧 関關 塩鹽 恵惠 真眞 栄榮 寿壽',
	'曽曾 亀龜 鉄鐵 徳德 緑綠 黒黑 増增 満滿 瀬瀨 頼賴 桑桒 鴎鷗 涛濤 尭堯 槙槇 遥遙 瑶瑤 鴬鶯 桧檜 薮藪 芦蘆 条條',
	'鶴靏靍 館舘 弥彌 祢禰 峰峯 岳嶽 巌巖 淵渕渊 湧涌 礒磯 煕熙凞 彦彥 野埜 秋穐 晃晄 昇曻 柳栁桺 桝枡 橋槗 船舩 園薗',
	'凛凜 穎頴 莱萊 倶俱 郷鄕 郎郞 隣鄰 顕顯 顔顏 清淸 青靑 静靜 教敎 産產 将將 渋澁澀 壷壺 秘祕 翠翆 梅楳 松枩',
	// old forms of common characters
	'実實 学學 会會 芸藝 円圓 与與 万萬 称稱 仏佛 仮假 体體 来來 伝傳 余餘 戸戶 戻戾 戦戰 応應 慎愼 懐懷 戯戲 抜拔 択擇',
	'拝拜 拡擴 挙擧 捜搜 揺搖 摂攝 数數 断斷 旧舊 昼晝 暁曉 暦曆 歴歷 団團 図圖 圏圈 声聲 壱壹 売賣 変變 奥奧 奨奬獎',
	'尽盡 属屬 峡峽 帯帶 帰歸 庁廳 弁辨瓣辯 弾彈 当當 径徑 従從 恒恆 悪惡 楽樂 楼樓 様樣 権權 横橫 検檢 歓歡 歩步 歯齒',
	'残殘 気氣 浄淨 涙淚 浅淺 済濟 渓溪 温溫 湾灣 湿濕 潜潛濳 滞滯 灯燈 炉爐 点點 焼燒 営營 犠犧 状狀 独獨 狭狹 猟獵',
	'献獻 獣獸 画畫 畳疊 痩瘦 発發 県縣 研硏 砕碎 礼禮 禅禪 稲稻 穏穩 穂穗 窓窗窻 粋粹 糸絲 経經 絵繪 継繼 続續 総總',
	'縁緣 縄繩 繊纖 聴聽 脳腦 臓臟 台臺 艶艷 荘莊 茎莖 蔵藏 薬藥 処處 虫蟲 蛍螢 蚕蠶 衛衞 装裝 覚覺 覧覽 観觀 訳譯',
	'証證 読讀 誉譽 豊豐 弐貳 賛贊 践踐 転轉 軽輕 辞辭 逓遞 遅遲 酔醉 医醫 釈釋 鉱鑛 銭錢 鋳鑄 録錄 陥陷 険險 隠隱',
	'雑雜 霊靈 飲飮 駅驛 駆驅 騒騷 験驗 髪髮 鶏鷄 麦麥 麺麵 黄黃 勲勳 励勵 労勞 効效 勧勸 区區 参參 双雙 叙敍 収收',
	'号號 単單 厳嚴 剣劍劔 剤劑 剰剩 両兩 乗乘 争爭 亜亞 倹儉 偽僞 兎兔 党黨 写寫 宝寶 寛寬 対對 専專 寝寢 届屆 巻卷',
	'予豫 枢樞 欧歐 毎每 涼凉 灌潅 煙烟 竪豎 繋繫 翻飜 荊荆 賎賤 迩邇 頚頸 餅餠 鯵鰺 鹸鹼 麹麴 黙默 噛嚙 蝋蠟 醤醬 呑吞 嘘噓',
	'妍姸 屏屛 并幷 掻搔 祷禱 焔焰 靭靱 頬頰 剥剝 填塡 叱𠮟 掴摑 児兒 舗舖 闘鬪 蝉蟬 箪簞 篭籠 舎舍',
	// radicals that NFKC leaves
	'民⺠ 西⻄ 長⻑ 青⻘ 食⻝ 黄⻩ 歯⻭ 竜⻯ 斉⻫ 亀⻲ 麦⻨ 虎⻁ 見⻅ 貝⻉ 車⻋ 門⻔ 馬⻢ 魚⻥ 鳥⻦',
]
	.join(' ')
	.split(' ');
