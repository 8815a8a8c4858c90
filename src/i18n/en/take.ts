import type { take as ja } from '../ja/take.ts';

export const take: Record<keyof typeof ja, string> = {
	open: 'See it on your phone',

	codeTitle: 'Open by number',
	codeLead: 'Seven characters that stand on the tablet in the lobby or on a printed sheet.',
	codeField: 'Number (7 characters)',
	codeSupport: 'For example: MK4-7TXA',
	codeOpen: 'Open',
	codeShort: 'That is too short: there are 7 characters.',
	codeWrong: 'One character seems to be wrong. Please look at the number again.',
	codeUnknown: 'Nothing here has that number now. It may be over, or it was taken back.',
	codeSeveral: '{n} things share this number. Which one is it?',
	codeSearch: 'Search by name',

	lineTitle: 'This is open inside LINE',
	lineLead: 'You can read it here, but what you save or ask for may not be kept. Please open it in your usual browser.',
	lineOpen: 'Open in the browser',
	lineElse: 'If nothing happens, tap “︙” in the corner of the screen and choose “Open in default browser”.',

	noticeGone: 'This notice is not here',
	noticeGoneHint: 'Its time is over, or it was taken back.',
	noticeHome: 'To today’s screen',
	noticeFrom: 'From {date}',
	noticeUntil: 'From {from} until {until}',
};
