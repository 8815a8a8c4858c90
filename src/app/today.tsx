/** `/`: きょう, or もしもの時 while it holds on this device. */
import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { emergency } from '../data/emergency.ts';
import { HomePage } from '../features/home/home-page.tsx';
import { keptMoment } from '../features/home/kept.ts';
import { loadMessages } from '../i18n/load.ts';
import { locale } from '../i18n/locale.ts';

/** Comes when it is needed, like every screen but home. */
const EmergencyPage = signal<ComponentType | null>(null);
let coming: Promise<void> | undefined;

export function Today() {
	const holds = emergency.value;
	if (holds && EmergencyPage.value === null) void bringEmergency();
	const Page = EmergencyPage.value;
	// what was kept as HTML is taken over as it is, and then made way for
	return holds && Page && !keptMoment.value ? <Page /> : <HomePage />;
}

/** The router asks before the first drawing: nobody sees an ordinary day for a moment. */
Today.preload = async (): Promise<void> => {
	if (emergency.peek()) await bringEmergency();
};

function bringEmergency(): Promise<void> {
	coming ??= Promise.all([import('../features/emergency/emergency-page.tsx'), loadMessages(locale.peek())]).then(
		([module]) => {
			EmergencyPage.value = module.EmergencyPage as ComponentType;
		},
		(reason: unknown) => {
			coming = undefined; // the next drawing asks again
			console.warn('The emergency screen did not come', reason);
		},
	);
	return coming;
}
