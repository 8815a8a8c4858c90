/** Distances as one would say them: about 350 m, about 1.2 km. As the crow flies, so never to the metre. */
import type { Language } from './language.ts';
import { locale } from './locale.ts';

export function formatDistance(metres: number, language: Language = locale.value): string {
	const near = metres < 950;
	const tens = Math.max(50, Math.round(metres / 50) * 50);
	const amount = near ? `${tens}` : `${Math.round(metres / 100) / 10}`;
	if (language === 'en') return `about ${amount} ${near ? 'm' : 'km'}`;
	if (language === 'ja-x-easy') return `${amount}${near ? 'メートル' : 'キロメートル'}くらい`;
	return `約${amount}${near ? 'm' : 'km'}`;
}
