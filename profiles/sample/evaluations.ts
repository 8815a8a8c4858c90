/** The made-up evaluation of the last 年度 whose numbers are final, as a committee would have decided it. */
import type { LocalDate } from '../../contract/common.ts';
import { addDays, fiscalYearOf } from '../../contract/dates.ts';
import { assemble, decidableFrom, type Evaluation, type EvaluationRow } from '../../contract/evaluation.ts';
import type { Figure } from '../../contract/figure.ts';
import type { Profile } from '../../contract/profile.ts';

type Said = Pick<EvaluationRow, 'status' | 'achieved' | 'why' | 'next' | 'grade' | 'comment'>;

const SAID: Record<string, Said> = {
	'A-1': {
		status: 'mostly',
		achieved:
			'「はじめの一時間の日」を毎月1回、12の会場で開いた。参加した人の三人に一人が、ひと月のうちにもう一度来ている。団体の紹介は、八割が一年のうちに見直した。',
		why: '平日の昼に開く団体が多く、働いている人と学生が来にくい。紹介の見直しは、連絡のつかない団体が残った。',
		next: '夜と土曜の回を、四つの会場で試す。連絡のつかない団体には、会場の窓口から声をかける。',
		grade: 'b',
		comment: 'もう一度来た人を数えたことがよい。夜の回は、まず一つの会場で始め、来た人に聞いてから広げてほしい。',
	},
	'A-2': {
		status: 'partly',
		achieved: 'お知らせの八割を、やさしい日本語でも出した。見つからなかった検索は、前の年度より減った。',
		why: '英語は三割にとどまる。窓口の当番が替わるたびに、書き方が伝わらない。',
		next: '言いかえの手引きを一枚にまとめ、当番の席に置く。',
		grade: 'c',
		comment: '端末で見つからない言葉を、窓口の人が月に一度見るとよい。英語は、防災と子育てのお知らせから。',
	},
	'B-1': {
		status: 'achieved',
		achieved: 'すべての会場の部屋を、どこからでも探せるようにした。地域フォーラムの記録は、開いた月のうちに公開した。',
		why: '部屋の申込みは増えたが、断る数も増えた。午前に集まっている。',
		next: '午後の空きを案内に出す。道具の貸し合いは、三つの会場で始める。',
		grade: 'b',
		comment: '断られた人がどうしたかが見えない。数で見えないところは、フォーラムで聞いてほしい。',
	},
};

export function makeEvaluations(profile: Profile, figures: readonly Figure[], today: LocalDate): Evaluation[] {
	const last = fiscalYearOf(today) - 1;
	const year = today >= decidableFrom(last) ? last : last - 1;
	const known = new Map(figures.map((figure) => [figure.id, figure]));
	const evaluation = assemble(year, {
		profile,
		figure: (id) => known.get(id),
		row: (measure) => SAID[measure],
		last: undefined,
	});
	return [{ ...evaluation, decidedOn: addDays(decidableFrom(year), 40) }].filter(({ decidedOn }) => decidedOn <= today);
}
