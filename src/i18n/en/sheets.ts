import type { sheets as ja } from '../ja/sheets.ts';

export const sheets: Record<keyof typeof ja, string> = {
	link: 'Print on A4',
	title: 'Print on paper',
	lead: 'It comes out on A4 just like this: to pin on a wall or to pass from house to house. Sheets are in Japanese.',
	print: 'Print',
	stamps: 'Add a box for circulation stamps',
	gone: 'There is nothing to print here',
	goneHint: 'It may be over, or it was taken back.',
};
