import type { reports as ja } from '../ja/reports.ts';

export const reports: Record<keyof typeof ja, string> = {
	title: 'Tell us what is wrong',
	about: 'About “{name}”',
	gone: 'This is no longer here',
	whatLegend: 'What is the matter?',
	whatOld: 'It is out of date',
	whatWrong: 'It is wrong',
	whatGone: 'It no longer exists',
	whatOther: 'Something else',
	whatMissing: 'Please choose one.',
	text: 'What would be right',
	textSupport: 'Whatever you know is welcome. Please do not write names or telephone numbers.',
	send: 'Tell the desk',
	full: 'This device has no room left to keep it. Please tell the desk in person.',
	thanks: 'Thank you',
	thanksLead:
		'Kept on this device. It reaches the desk as soon as there is a connection; the desk checks it and puts it right.',
	backTo: 'Back to {name}',
};
