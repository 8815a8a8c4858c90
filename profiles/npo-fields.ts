/**
 * 特定非営利活動促進法 別表の20分野, in the law's order. Short names as towns use them for lists; the law's own words
 * are longer. Easy and English words are ours.
 */
export const NPO_FIELD_NAMES: readonly { code: string; name: { ja: string; easy: string; en: string } }[] = [
	['01', '保健・医療・福祉', '健康・医療・福祉（たすけあい）', 'Health, medical care and welfare'],
	['02', '社会教育', '大人の 学び', 'Learning for all ages'],
	['03', 'まちづくり', 'まちを よく する', 'Community building'],
	['04', '観光', '観光（町を 見に 来てもらう）', 'Tourism'],
	['05', '農山漁村・中山間地域', '農業や 海・山の 町', 'Farming, fishing and mountain villages'],
	['06', '学術・文化・芸術・スポーツ', '文化・芸術・スポーツ', 'Science, culture, arts and sports'],
	['07', '環境の保全', '自然や 環境を まもる', 'Environment'],
	['08', '災害救援', '災害の とき たすける', 'Disaster relief'],
	['09', '地域安全', 'まちの 安全', 'Neighbourhood safety'],
	['10', '人権の擁護・平和の推進', '人の 権利・平和', 'Human rights and peace'],
	['11', '国際協力', '外国の 人と 助けあう', 'International cooperation'],
	['12', '男女共同参画社会の形成', '男の人と 女の人が 同じように 活動する', 'Gender equality'],
	['13', '子どもの健全育成', '子どもを そだてる', 'Children and youth'],
	['14', '情報化社会の発展', 'パソコン・スマートフォン・インターネット', 'Digital skills and information'],
	['15', '科学技術の振興', '科学・技術', 'Science and technology'],
	['16', '経済活動の活性化', '町の 商売を 元気に する', 'Local economy'],
	['17', '職業能力の開発・雇用機会の拡充', '仕事の 力・仕事さがし', 'Job skills and employment'],
	['18', '消費者の保護', '買いものの 安心', 'Consumer protection'],
	['19', '団体の運営への連絡・助言・援助', 'グループを たすける', 'Support for other groups'],
	['20', '条例で定める活動', '町や 県の きまりで 決めた 活動', 'Activities named by local ordinance'],
].map(([code = '', ja = '', easy = '', en = '']) => ({ code, name: { ja, easy, en } }));
