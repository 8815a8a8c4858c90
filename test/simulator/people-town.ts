/** もしもの時, stories, and two people who change the same group. */
import { type Act, createHands } from './hands.ts';
import type { Scene } from './scene.ts';

export type TownAct =
	| 'the emergency begins or ends'
	| 'a place says how it is'
	| 'a story is told'
	| 'a story is looked at'
	| 'a story is taken down'
	| 'the group is changed'
	| 'a night passes';

const HOUR_MS = 3_600_000;

export function townActs(scene: Scene): Record<TownAct, Act> {
	const { devices, clockwork } = scene;
	const { pageOf, write, uuid, theDesk, theCity, day } = createHands(scene);
	const atWork = () => devices.filter(({ account }) => account !== null);
	let said = 0;

	return {
		'the emergency begins or ends': (by) => {
			const device = by.pick(atWork());
			const isDesk = device.account === 'desk-person';
			write(device, by, 'emergency.put', {
				...(isDesk || by.is(0.3) ? { placeId: 'ask' } : {}),
				on: by.is(0.6),
				...(by.is(0.8) && { words: { ja: `ことば${++said}` } }),
			});
		},
		'a place says how it is': (by) => {
			const station = { opening: by.pick(['open', 'closed'] as const), offers: {}, text: `いま${++said}` };
			write(by.pick(atWork()), by, 'emergency.station', { placeId: 'ask', station });
		},
		'a story is told': (by) => {
			const told = {
				storyId: uuid(by),
				title: `話${++said}`,
				text: 'みんなで植えました',
				until: day(by.pick([1, 20, 90])),
			};
			write(by.pick(atWork()), by, 'story.offer', { ...told, placeId: 'ask' });
		},
		'a story is looked at': (by) => {
			const device = by.pick(theCity());
			const offered = [...(pageOf(device, by).private.privateTown.peek()?.offeredStories.values() ?? [])];
			const waiting = offered.filter(({ state }) => state === 'waiting');
			if (waiting.length === 0) return;
			const decision = by.pick(['publish', 'publish', 'decline'] as const);
			const reason = decision === 'decline' ? { reason: 'unclear' as const } : {};
			write(device, by, 'story.decide', { storyId: by.pick(waiting).id, decision, ...reason });
		},
		'a story is taken down': (by) => {
			const device = by.pick(atWork());
			const shown = [...(pageOf(device, by).device.town.peek()?.stories.keys() ?? [])];
			if (shown.length > 0) write(device, by, 'story.end', { storyId: by.pick(shown) });
		},
		'the group is changed': (by) => {
			const device = by.pick(by.is(0.5) && theDesk().length > 0 ? theDesk() : theCity());
			const known = pageOf(device, by).device.town.peek()?.groups.get('club');
			if (!known) return;
			const field = by.pick(['purpose', 'scheduleText'] as const);
			const was = (known as Record<string, unknown>)[field];
			const to = `つたえること${++said}`;
			write(device, by, 'group.edit', { groupId: 'club', fields: [{ field, ...(was !== undefined && { was }), to }] });
		},
		'a night passes': () => {
			clockwork.leap(8 * HOUR_MS);
			scene.throwAwayWhatIsOver();
		},
	};
}
