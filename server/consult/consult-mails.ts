/** What the author of a consultation is told by mail, in the language they asked in. Only where an address was left. */
import type { ConsultRow } from '../../contract/consult.ts';
import type { Guide } from '../../contract/guide.ts';
import type { Meeting } from '../../contract/meeting.ts';
import type { PrivateScope } from '../../contract/private-feed.ts';
import { formatReceiptCode } from '../../contract/receipt-code.ts';
import { hashToken, newToken } from '../identity/tokens.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import { consultAddress } from '../mail/addresses.ts';
import { CONSULT_MAIL_WORDS, type ConsultMailWords } from './consult-mail-words.ts';
import { nextFree } from './meeting-store.ts';

export type ConsultNews = 'received' | 'answered' | 'handed' | 'meeting' | 'meeting-off' | 'closed';

const addressOf = ({ contact }: ConsultRow) =>
	contact?.kind === 'email' && /^[^\s@]+@[^\s@]+$/.test(contact.value) ? contact.value : undefined;

/** A way back for the first mail, where there is an address. Later mails name it; the token itself is nowhere kept. */
export async function reachByMail(
	_context: IntentContext,
	row: ConsultRow,
): Promise<{ scope: PrivateScope; token: string } | undefined> {
	if (addressOf(row) === undefined) return undefined;
	const token = newToken();
	return { scope: `ticket/${hashToken(token)}`, token };
}

/** Queues the mail. `text`: what is said to them; `token`: the way back, in the first mail. */
export async function tellConsultAuthor(
	context: IntentContext,
	row: ConsultRow,
	news: ConsultNews,
	{ text, token }: { text?: string | undefined; token?: string | undefined } = {},
): Promise<void> {
	const to = addressOf(row);
	if (to === undefined) return;
	const words = wordsFor(row.lang);
	const desk = row.deskId === undefined ? undefined : (await context.read('guide', row.deskId))?.data;
	const last = row.steps.at(-1);
	const isMissed = news === 'received' && row.steps.some(({ what }) => what === 'meeting-missed');
	const offersTimes = isMissed || (news === 'meeting-off' && row.state !== 'closed');
	const lines = [
		words.greeting(row.contact?.name ?? ''),
		news === 'handed' && desk ? words.handed(words.name(desk)) : words.news[news],
		...(isMissed ? [words.missed] : []),
		...((text ?? last?.words) ? [words.says(text ?? last?.words ?? '')] : []),
		...(row.meeting ? [await meetingWords(context, row.meeting, words)] : []),
		...(offersTimes ? [await freeWords(context, row, words)] : []),
		words.code(formatReceiptCode(row.code)),
		token === undefined ? words.whereToRead : words.link(consultAddress(token)),
		desk ? words.contact(words.name(desk), desk.contact?.phone) : words.contactNone,
		words.noReply,
	];
	context.mail({
		to,
		lang: words.lang === 'en' ? 'en' : 'ja',
		subject: words.subject[news],
		text: lines.filter((line) => line !== '').join('\n\n'),
		about: row.id,
	});
}

function wordsFor(lang: string | undefined): ConsultMailWords {
	if (lang === undefined || lang === 'ja') return CONSULT_MAIL_WORDS.ja;
	return lang.startsWith('ja') ? CONSULT_MAIL_WORDS.easy : CONSULT_MAIL_WORDS.en;
}

async function meetingWords(
	context: IntentContext,
	meeting: NonNullable<ConsultRow['meeting']>,
	words: ConsultMailWords,
): Promise<string> {
	const { date, from, to, how, reach } = meeting;
	return [
		words.when(date, from, to),
		words.how[how],
		await whereWords(context, meeting, words),
		...(reach ? [words.reach(reach)] : []),
	]
		.filter((line) => line !== '')
		.join('\n');
}

async function whereWords(
	context: IntentContext,
	{ placeId, placeText }: Pick<Meeting, 'placeId' | 'placeText'>,
	words: ConsultMailWords,
): Promise<string> {
	const place = placeId === undefined ? undefined : (await context.read('place', placeId))?.data;
	const parts = [place && words.placeName(place), placeText].filter(Boolean);
	return parts.length === 0 ? '' : words.where(parts.join(' '));
}

/** The next times that are free, where there are any. */
async function freeWords(context: IntentContext, row: ConsultRow, words: ConsultMailWords): Promise<string> {
	const free = await nextFree(context, row.deskId);
	if (free.length === 0) return '';
	const lines: string[] = [];
	for (const meeting of free) {
		const desk = (await context.read('guide', meeting.deskId))?.data;
		const where = [desk && words.name(desk as Guide), await whereWords(context, meeting, words)].filter(Boolean);
		lines.push(`・${words.when(meeting.date, meeting.from, meeting.to)} ${where.join(' ')}`);
	}
	return [words.free, ...lines].join('\n');
}
