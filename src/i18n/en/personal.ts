import type { personal as ja } from '../ja/personal.ts';

export const personal: Record<keyof typeof ja, string> = {
	phone: 'This looks like a telephone number: {words}',
	email: 'This looks like an e-mail address: {words}',
	address: 'This looks like an address: {words}',
	name: 'This looks like a person’s name: {words}',
	ask: 'Everybody can read this. If it may be shown, leave it as it is.',
};
