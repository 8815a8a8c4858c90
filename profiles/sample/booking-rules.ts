import type { BookingRules } from '../../contract/place.ts';
import type { Manner } from './rule-sets.ts';

/** How rooms are asked for in each manner. */
export const BOOKING: Record<Manner, BookingRules> = {
	three: {
		channel: 'counter',
		opensMonthsBefore: 1,
		missingDay: 'month-end',
		ifClosed: 'next-open-day',
		closesDaysBefore: 0,
		windowHours: { from: '09:30', to: '21:00' },
		perDay: 1,
		perMonth: 5,
		sameDayUnlimited: true,
		noShow: { afterMinutes: 60, keepsFromAskingMonths: 1 },
		individuals: 'no',
		words: [
			{
				ja: '利用日の前の月の同じ日から、窓口で受け付けます。',
				easy: '使う日の 1か月 まえの 同じ 日から、窓口で 申込みが できます。',
				en: 'Booking opens at the desk one month before, on the same day of the month.',
			},
			{
				ja: '一つの団体が使えるのは、1日に1区分、月に5回までです。当日の空きは数に入れません。',
				easy: 'ひとつの グループは 1日に 1回、1か月に 5回まで 使えます。',
				en: 'One slot a day and five a month for each group. Same-day use does not count.',
			},
			{
				ja: '電話では申し込めません。変更と取消しは電話でもできます。',
				easy: '電話で 申込みは できません。やめるときは 電話で いいです。',
				en: 'No booking by telephone. Changes and cancellations may be telephoned.',
			},
		],
		nextStep: {
			ja: '窓口で使用申請書を書いてください。9:30から受け付けます。',
			easy: '窓口で 紙（使用申請書）を 書いてください。午前9時30分からです。',
			en: 'Fill in the form at the desk, from 9:30 in the morning.',
		},
	},
	gaps: {
		channel: 'counter',
		opensMonthsBefore: 1,
		missingDay: 'next-month-first',
		ifClosed: 'next-open-day',
		closesDaysBefore: 0,
		windowHours: { from: '09:00', to: '20:30' },
		minPeople: 5,
		individuals: 'no',
		words: [
			{
				ja: '5人以上で使うときに申し込めます。児童室は3人からです。',
				easy: '5人から 使えます。児童室は 3人から 使えます。',
				en: 'For five people or more; the children’s room for three.',
			},
			{
				ja: '受付開始の時刻に並んでいた方は、同じ順位として話し合いで決めます。',
				easy: '朝 ならんだ 人は、みんな 同じ 順番です。話して きめます。',
				en: 'Those who queue when the desk opens are equal; you settle it by talking.',
			},
			{
				ja: '1か月前の同じ日がないときは、翌月の1日から受け付けます。',
				easy: '1か月 まえの 同じ 日が ないときは、次の 月の 1日からです。',
				en: 'When the month before has no such day, booking opens on the first of the next month.',
			},
		],
		nextStep: {
			ja: '窓口へお越しください。空き状況は入口の磁石板でも見られます。',
			easy: '窓口へ 来てください。入口の 板でも 空いている 日が わかります。',
			en: 'Come to the desk. The magnet board at the entrance shows what is free.',
		},
	},
	four: {
		channel: 'counter',
		opensMonthsBefore: 2,
		opensAt: '10:00',
		missingDay: 'month-end',
		ifClosed: 'next-open-day',
		closesDaysBefore: 1,
		windowHours: { from: '10:00', to: '20:00' },
		perMonth: 4,
		individuals: 'unknown',
		words: [
			{
				ja: '2か月前の同じ日の10時から受け付けます。重なったときは抽選です。',
				easy: '2か月 まえの 同じ 日の 午前10時からです。同じ 時間を ほしい 人が 多いときは、くじです。',
				en: 'Booking opens two months before at 10:00. If several want one slot, lots are drawn.',
			},
			{
				ja: '前日の20時までに申し込んでください。',
				easy: '使う日の 前の日の 午後8時までに 申し込んでください。',
				en: 'Please book by 20:00 on the day before.',
			},
		],
		nextStep: {
			ja: '窓口で番号札を取り、使用申請書を書いてください。',
			easy: '窓口で 番号の 紙を とって、使用申請書を 書いてください。',
			en: 'Take a number at the desk and fill in the form.',
		},
	},
	hours: {
		channel: 'request',
		opensMonthsBefore: 1,
		missingDay: 'month-end',
		ifClosed: 'previous-open-day',
		closesDaysBefore: 0,
		windowHours: { from: '09:00', to: '20:00' },
		perDay: 2,
		individuals: 'yes',
		words: [
			{
				ja: '一人でも借りられます。続けて2区分まで使えます。',
				easy: '一人でも 使えます。つづけて 2つの 時間を 使えます。',
				en: 'One person may book too, up to two slots in a row.',
			},
			{
				ja: '始まって30分たっても来られないときは、ほかの方に譲ります。',
				easy: '始まって 30分 来ないときは、ほかの 人が 使います。',
				en: 'After thirty minutes without you, the room goes to others.',
			},
		],
		nextStep: {
			ja: 'この画面から申し込めます。窓口が翌日までに返事をします。',
			easy: 'ここで 申込みが できます。次の 日までに 返事を します。',
			en: 'Ask on this screen. The desk answers by the next day.',
		},
	},
	branch: {
		channel: 'counter',
		opensMonthsBefore: 1,
		missingDay: 'month-end',
		ifClosed: 'next-open-day',
		closesDaysBefore: 0,
		individuals: 'unknown',
		words: [
			{
				ja: '申込みは本館の窓口でまとめて受け付けます。',
				easy: '申込みは、大きい 建物（本館）の 窓口です。',
				en: 'Booking is at the desk of the main house.',
			},
		],
		nextStep: {
			ja: '本館の窓口で申し込み、当日は本館でかぎを受け取ってください。',
			easy: '本館の 窓口で 申し込みます。使う 日に、本館で かぎを もらいます。',
			en: 'Book at the main house and fetch the key there on the day.',
		},
	},
	plaza: {
		channel: 'instant',
		opensMonthsBefore: 3,
		opensAt: '09:00',
		missingDay: 'month-end',
		ifClosed: 'same-day',
		closesDaysBefore: 0,
		perMonth: 6,
		individuals: 'no',
		words: [
			{
				ja: '市民活動の登録団体は3か月前から使えます。',
				easy: '登録した グループは 3か月 まえから 申込みが できます。',
				en: 'Registered groups may book from three months before.',
			},
			{
				ja: '印刷機と作業台は、空いていれば予約なしで使えます。',
				easy: '印刷の 機械と 机は、空いているとき 使えます。予約は いりません。',
				en: 'The printer and the worktables need no booking when they are free.',
			},
		],
		nextStep: {
			ja: 'この画面から申し込むと、きまりに合えばすぐ確定します。当日は3階のカウンターで登録証を見せてください。',
			easy: 'ここで 申し込みます。きまりの とおりなら、すぐ 決まります。使う 日に 3階の カウンターで 登録証を 見せてください。',
			en: 'Ask on this screen: if the rules are met it is confirmed at once. On the day, show your registration card on the third floor.',
		},
	},
	hall: {
		channel: 'request',
		opensMonthsBefore: 3,
		missingDay: 'next-month-first',
		ifClosed: 'next-open-day',
		closesDaysBefore: 7,
		individuals: 'yes',
		words: [
			{
				ja: '催しの内容をうかがってから、使用の可否をお返事します。',
				easy: 'どんな 催しか 聞いてから、使えるか 返事を します。',
				en: 'We ask about your event first, then tell you whether the hall can be used.',
			},
			{
				ja: '使用の7日前までに、進行表と必要な椅子の数をお知らせください。',
				easy: '7日 まえまでに、予定と いすの 数を おしえてください。',
				en: 'A week before, tell us your programme and how many chairs you need.',
			},
		],
		nextStep: {
			ja: 'この画面から申し込めます。催しの内容を、事務室から電話かメールでうかがいます。',
			easy: 'ここで 申込みが できます。どんな 催しか、あとで 電話か メールで 聞きます。',
			en: 'Ask on this screen. The office will then call or write to hear about your event.',
		},
	},
};
