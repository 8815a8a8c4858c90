/** Whether this browser can be reached by Web Push, and its asking for it. */
import { type Manager, pushTargetOf } from '../../data/push-target.ts';

export type PushHere =
	| 'ready'
	/** an iPhone or iPad: only from the home screen */
	| 'install'
	/** somebody said no once */
	| 'denied'
	/** WebViews, older browsers, private windows */
	| 'none';

type WithManager = { pushManager?: Manager };

export function pushHere(): PushHere {
	const isApple =
		/iPhone|iPad/.test(navigator.userAgent) || (/Mac/.test(navigator.platform) && navigator.maxTouchPoints > 1);
	const isInstalled = matchMedia('(display-mode: standalone)').matches;
	if (isApple && !isInstalled) return 'install';
	const canPush = 'PushManager' in window || (window as WithManager).pushManager !== undefined;
	if (!('Notification' in window) || !('serviceWorker' in navigator) || !canPush) return 'none';
	return Notification.permission === 'denied' ? 'denied' : 'ready';
}

/** After a tap only. False: the person said no, or nothing. */
export async function askPermission(): Promise<boolean> {
	return (await Notification.requestPermission()) === 'granted';
}

/** Null: not now. */
export async function targetHere(key: string) {
	const registration = await navigator.serviceWorker.getRegistration();
	return registration ? pushTargetOf(registration.pushManager, key) : null;
}
