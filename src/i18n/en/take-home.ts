import type { takeHome as ja } from '../ja/take-home.ts';

export const takeHome: Record<keyof typeof ja, string> = {
	title: 'See it on your phone',
	page: 'This screen',
	calendar: 'Put it in a calendar',
	facts: 'Place and phone only',
	pageQr: 'QR code of this screen',
	calendarQr: 'QR code that puts the event into a calendar',
	factsQr: 'QR code with name, place and telephone number',
	pageHow: 'Point your phone’s camera here, then tap the address that appears.',
	calendarHow:
		'Works without mobile data. Point your phone’s camera here and it offers to add the event to your calendar.',
	factsHow: 'Works without mobile data. Point your phone’s camera here to read it as text.',
	number: 'Number',
	numberSaid: 'How it is said in Japanese: {said}',
	numberHow: 'Without a camera, open {address} and type the number.',
};
