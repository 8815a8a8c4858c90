/** What the author of a request is told by mail, in the language they asked in. Only where an address was left. */
import type { Place } from '../../contract/place.ts';
import type { AskerContact, RequestRow, RequestState } from '../../contract/request.ts';
import type { Room } from '../../contract/room.ts';
import { bcp47Of, type MailLang, mailLangOf } from '../mail/mail-lang.ts';
import type { Alternative } from './alternatives.ts';
import type { IntentContext } from './intent-context.ts';

/** Queues the mail about the state that the request has now. `instead`: what is free nearby, where the answer is no. */
export async function tellAuthor(
	context: IntentContext,
	place: Place,
	room: Room,
	row: RequestRow,
	contact: AskerContact | undefined,
	instead: readonly Alternative[] = [],
): Promise<void> {
	if (contact?.kind !== 'email' || !/^[^\s@]+@[^\s@]+$/.test(contact.value)) return;
	const words = WORDS[mailLangOf(row.lang)];
	const said = words.states[row.state];
	if (!said) return;
	const last = row.steps.at(-1);
	const lines = [
		words.greeting(contact.name),
		...(row.steps.at(-2)?.state === 'queued' && last?.by === 'server' ? [words.freed] : []),
		said,
		...(last?.words ? [words.deskSays(last.words)] : []),
		[
			words.code(row.code),
			words.where(words.name(place), words.name(room)),
			...row.slots
				.slice(0, 20)
				.map(({ date, slotIds }) => words.when(date, slotNames(place, row, slotIds, words.lang))),
		].join('\n'),
		await insteadWords(context, place, row, instead, words),
		words.contact(place.contact?.phone),
		words.noReply,
	];
	context.mail({
		to: contact.value,
		lang: bcp47Of(words.lang),
		subject: words.subject(words.name(place), row.code),
		text: lines.filter((line) => line !== '').join('\n\n'),
	});
}

async function insteadWords(
	context: IntentContext,
	place: Place,
	row: RequestRow,
	instead: readonly Alternative[],
	words: Words,
): Promise<string> {
	const lines: string[] = [];
	for (const { roomId, date, slotIds } of instead) {
		const room = (await context.read('room', roomId))?.data;
		const times = slotNames(place, { ...row, roomId }, slotIds, words.lang);
		if (room) lines.push(`・${words.name(room)} ${date} ${times}`);
	}
	return lines.length === 0 ? '' : [words.instead, ...lines].join('\n');
}

function slotNames(place: Place, row: RequestRow, slotIds: readonly string[], lang: MailLang): string {
	const slots = place.rules?.flatMap((set) => set.slots) ?? [];
	return slotIds
		.map((slotId) => {
			const slot = slots.find(({ id, roomIds }) => id === slotId && (!roomIds || roomIds.includes(row.roomId)));
			if (!slot) return slotId;
			const name = (lang === 'ja' ? undefined : slot.name[lang]) ?? slot.name.ja;
			return `${name} ${slot.from}–${slot.to}`;
		})
		.join(lang === 'en' ? ', ' : '、');
}

type Words = {
	lang: MailLang;
	/** no words: nobody is told */
	states: Partial<Record<RequestState, string>>;
	/** they waited, and now it is theirs */
	freed: string;
	/** before what is free nearby */
	instead: string;
	subject(place: string, code: string): string;
	greeting(name: string): string;
	deskSays(words: string): string;
	code(code: string): string;
	where(place: string, room: string): string;
	when(date: string, slots: string): string;
	contact(phone: string | undefined): string;
	noReply: string;
	name(row: { name: string; nameEn?: string | undefined }): string;
};

const WORDS: Record<MailLang, Words> = {
	ja: {
		lang: 'ja',
		states: {
			received:
				'お部屋の申込みを受け付けました。まだ確定ではありません。窓口が確認してから、あらためてお知らせします。',
			confirmed: 'お部屋の利用が確定しました。',
			queued: 'お部屋はほかの方が先に申し込んでいます。空きを待つ順番に入りました。空いたときにお知らせします。',
			declined: '申し訳ありませんが、今回の申込みはお受けできませんでした。',
			withdrawn: '申込みの取下げを受け付けました。',
			cancelled: '申し訳ありませんが、センターの都合により、この利用は取消しになりました。',
			'no-show':
				'ご連絡がないまま、利用の開始から時間が過ぎました。次の申込みができる日については、窓口にお尋ねください。',
		},
		freed: 'お待ちいただいていたお部屋が空きました。',
		instead: '今のところ、次の時間が空いています。申込みは、あらためてお願いします。',
		subject: (place, code) => `${place} お部屋の申込み（受付番号 ${code}）`,
		greeting: (name) => `${name} 様`,
		deskSays: (words) => `窓口から：${words}`,
		code: (code) => `受付番号：${code}`,
		where: (place, room) => `場所：${place} ${room}`,
		when: (date, slots) => `日時：${date} ${slots}`,
		contact: (phone) => (phone ? `お問い合わせ：窓口 ${phone}` : 'お問い合わせは、窓口までお願いします。'),
		noReply: 'このメールには返信できません。',
		name: ({ name }) => name,
	},
	easy: {
		lang: 'easy',
		states: {
			received: '部屋の 申込みを うけつけました。まだ きまって いません。きまったら、メールで お知らせします。',
			confirmed: '部屋を つかえます。きまりました。',
			queued:
				'ほかの 人が さきに 申込みを しました。あなたは 順番を まって います。あいたら、メールで お知らせします。',
			declined: 'すみません。この 申込みは うけることが できませんでした。',
			withdrawn: '申込みを やめることを うけつけました。',
			cancelled: 'すみません。センターの つごうで、部屋を つかえなく なりました。',
			'no-show': 'れんらくが なくて、時間が すぎました。つぎに いつ 申込みが できるか、窓口で 聞いて ください。',
		},
		freed: 'まって いた 部屋が 空きました。',
		instead: 'この 時間は いま 空いて います。つかいたい ときは、もう一度 申込みを して ください。',
		subject: (place, code) => `${place} 部屋の 申込み（うけつけ番号 ${code}）`,
		greeting: (name) => `${name} さん`,
		deskSays: (words) => `窓口の 人から：${words}`,
		code: (code) => `うけつけ番号：${code}`,
		where: (place, room) => `ばしょ：${place} ${room}`,
		when: (date, slots) => `日にち：${date} ${slots}`,
		contact: (phone) =>
			phone ? `わからない ときは、電話を して ください：${phone}` : 'わからない ときは、窓口で 聞いて ください。',
		noReply: 'この メールに 返事は できません。',
		name: ({ name }) => name,
	},
	en: {
		lang: 'en',
		states: {
			received:
				'Your request for a room was received. It is not confirmed yet: the desk will look at it, and you will hear again.',
			confirmed: 'Your use of the room is confirmed.',
			queued: 'Somebody asked before you. You are on the waiting list and will hear when the room becomes free.',
			declined: 'We are sorry: this request could not be granted.',
			withdrawn: 'Your request was withdrawn.',
			cancelled: 'We are sorry: the centre had to cancel this use.',
			'no-show': 'The time passed without word from you. Please ask the desk from when you may ask for a room again.',
		},
		freed: 'The room you were waiting for has become free.',
		instead: 'These are free at the moment. Please ask again if one suits you:',
		subject: (place, code) => `${place}: your request for a room (receipt number ${code})`,
		greeting: (name) => `Dear ${name},`,
		deskSays: (words) => `From the desk: ${words}`,
		code: (code) => `Receipt number: ${code}`,
		where: (place, room) => `Where: ${place}, ${room}`,
		when: (date, slots) => `When: ${date}, ${slots}`,
		contact: (phone) => (phone ? `Questions: the desk, ${phone}` : 'Questions: please ask at the desk.'),
		noReply: 'This mail cannot be answered.',
		name: ({ name, nameEn }) => nameEn ?? name,
	},
};
