/**
 * Shows what came by Web Push, and opens it. Safari shows the same message by itself (Declarative Web Push); the words are the
 * server's (`server/follow/push/push-words.ts`).
 */
declare const self: ServiceWorkerGlobalScope;

type Said = { notification?: { title?: string; body?: string; lang?: string; tag?: string; navigate?: string } };

export function show(event: PushEvent): Promise<void> {
	const { title = '縁側', body, lang, tag, navigate = '/' } = read(event.data).notification ?? {};
	const more = { ...(body && { body }), ...(lang && { lang }), ...(tag && { tag }) };
	return self.registration.showNotification(title, { ...more, icon: '/icons/icon-192.png', data: navigate });
}

/** What cannot be read is still shown: a browser takes the right away from who shows nothing. */
function read(data: PushMessageData | null): Said {
	try {
		return (data?.json() ?? {}) as Said;
	} catch {
		return {};
	}
}

/** A window in which somebody may be writing is left as it is. */
export async function open({ notification }: NotificationEvent): Promise<void> {
	notification.close();
	const url = new URL(String(notification.data), self.location.origin);
	const { href } = url.origin === self.location.origin ? url : self.location;
	const windows = await self.clients.matchAll({ type: 'window' });
	const there = windows.find((one) => one.url === href);
	await (there ? there.focus() : self.clients.openWindow(href));
}
