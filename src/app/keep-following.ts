/** Says at a start, and after a request was made, where this browser is reached by Web Push. Nothing is done where nobody follows. */
import { effect } from '@preact/signals';
import { follows, loadFollows, renewPush } from '../data/follow.ts';
import { outbox } from '../data/outbox.ts';
import { targetHere } from '../features/follow/push-here.ts';

export async function keepFollowing(): Promise<void> {
	await loadFollows();
	let seen = -1;
	effect(() => {
		const asked = outbox.value.filter(({ name }) => name === 'request.ask').length;
		if (!follows.value?.push || asked <= seen) return;
		seen = asked;
		if (Notification.permission === 'granted') void renewPush(targetHere);
	});
}
