/** People tell what they need and what they can do, and are brought together; people who can help agree to be known, and withdraw. */
import { createHash } from 'node:crypto';
import { currentSealingKey, sealContact } from '../../src/data/seal.ts';
import type { Chance } from './chance.ts';
import { type Act, createHands, PRIVATE_MARK } from './hands.ts';
import type { Scene } from './scene.ts';
import type { SimDevice } from './sim-device.ts';

/** How to reach whoever is behind a need or an offer; the other side may read it after both have said yes. */
export const REACH_MARK = `${PRIVATE_MARK}REACH-`;
/** Everything that says who somebody is who can help: nowhere, once they have withdrawn. */
export const HELPER_MARK = `${PRIVATE_MARK}HELPER-`;

export type ExchangeAct =
	| 'a need is written'
	| 'an offer is told'
	| 'what was told is looked at'
	| 'two are brought together'
	| 'a side answers'
	| 'somebody agrees to help'
	| 'somebody withdraws their consent';

export function exchangeActs(scene: Scene): Record<ExchangeAct, Act> {
	const { links, tell, clockwork } = scene;
	const { act, pageOf, write, uuid, readers, theCity, day } = createHands(scene);
	const said = { what: 'hands', who: 'person', fields: [] as string[] } as const;
	const seal = (device: SimDevice, by: Chance, mark: string) => {
		const key = currentSealingKey(pageOf(device, by).device.town.peek()?.keys.values() ?? []);
		return key ? sealContact({ name: mark, kind: 'phone', value: mark }, key) : undefined;
	};
	const open = <R extends { ended?: unknown }>(rows: Iterable<R>) =>
		[...rows].filter(({ ended }) => ended === undefined);

	/** What comes of it, one thing after another, if nothing comes between. */
	const goesOn = (by: Chance, ...next: ExchangeAct[]) => {
		let ms = 0;
		for (const name of next) {
			ms += 500 + by.below(4_000);
			clockwork.after(clockwork.born('somebody', 'engine'), ms, () => void acts[name](by));
		}
	};

	const acts: Record<ExchangeAct, Act> = {
		'a need is written': (by) => {
			const exchangeId = uuid(by);
			const mark = `${REACH_MARK}${exchangeId}`;
			write(by.pick(theCity()), by, 'exchange.put', {
				...{ ...said, fields: [] },
				exchangeId,
				side: by.pick(['need', 'need', 'offer'] as const),
				title: `水やり${by.below(1e6)}`,
				...(by.is(0.4) && { groupId: 'club' }),
				contact: { name: mark, kind: 'phone', value: mark },
			});
		},
		'an offer is told': (by) => {
			const device = by.pick(readers());
			const window = pageOf(device, by);
			const title = `できます${by.below(1e6)}`;
			const number = by.below(1e9);
			act(window, async () => {
				const sealed = await seal(device, by, `${REACH_MARK}told-${number}`);
				await window.exchange.tellExchange({
					...{ ...said, fields: [] },
					side: 'offer',
					title,
					...(sealed && { sealed }),
				});
			});
			const then: ExchangeAct[] = ['what was told is looked at', 'a need is written', 'two are brought together'];
			if (by.is(0.5)) goesOn(by, ...then, 'a side answers', 'a side answers', 'a side answers');
		},
		'what was told is looked at': (by) => {
			const device = by.pick(theCity());
			const raised = [...(pageOf(device, by).private.privateTown.peek()?.raisedExchanges.values() ?? [])];
			const waiting = raised.filter(({ state }) => state === 'waiting');
			if (waiting.length === 0) return;
			const { id } = by.pick(waiting);
			const decision = by.pick(['publish', 'publish', 'publish', 'decline'] as const);
			const reason = decision === 'decline' ? { reason: 'unclear' as const } : {};
			write(device, by, 'exchange.decide', { exchangeId: id, decision, ...reason });
		},
		'two are brought together': (by) => {
			const device = by.pick(theCity());
			const page = pageOf(device, by);
			const rows = open(page.device.town.peek()?.exchanges.values() ?? []);
			const needs = rows.filter(({ side }) => side === 'need');
			const offers = rows.filter(({ side }) => side === 'offer');
			const people = [...(page.private.privateTown.peek()?.helpers.values() ?? [])];
			const isHelper = people.length > 0 && (offers.length === 0 || by.is(0.5));
			if (needs.length === 0 || (offers.length === 0 && !isHelper)) return;
			write(device, by, 'case.propose', {
				caseId: uuid(by),
				needId: by.pick(needs).id,
				offerId: isHelper ? by.pick(people).id : by.pick(offers).id,
				...(isHelper && { helper: true as const }),
				due: day(14),
				...(isHelper && { words: `${HELPER_MARK}words` }),
			});
		},
		'a side answers': (by) => {
			const answer = by.pick(['yes', 'yes', 'yes', 'no'] as const);
			if (by.is(0.5)) {
				const device = by.pick(theCity());
				const cases = [...(pageOf(device, by).private.privateTown.peek()?.cases.values() ?? [])];
				if (cases.length === 0) return;
				const { id, answers } = by.pick(cases);
				const side = answers.need ? 'offer' : 'need';
				write(device, by, 'case.answer', { caseId: id, side, answer });
				return;
			}
			const device = by.pick(readers());
			const window = pageOf(device, by);
			act(window, async () => {
				await window.exchange.askExchanges();
				const all = window.exchange.exchangeTickets.peek().flatMap(({ introductions }) => introductions);
				const unanswered = all.filter((one) => one.answer === undefined);
				if (unanswered.length === 0) return;
				const { caseId, side } = by.pick(unanswered);
				await window.outbox.record('case.answer', { caseId, side, answer });
			});
		},
		'somebody agrees to help': (by) => {
			const device = by.pick(theCity());
			const window = pageOf(device, by);
			const helperId = uuid(by);
			const token = createHash('sha256').update(`${by.next()}`).digest('base64url');
			const mark = `${HELPER_MARK}${helperId}`;
			act(window, async () => {
				const sealed = await seal(device, by, mark);
				if (!sealed) return;
				await window.outbox.record('helper.put', {
					...{ helperId, kinds: ['hands'], fields: [], text: mark, sealed },
					ticketHash: createHash('sha256').update(token).digest('base64url'),
					...(by.is(0.5) && { note: `${mark} note` }),
					consent: { text: 'helper-1', lang: 'ja', until: day(by.pick([5, 60, 365])), how: 'spoken' },
				});
				links.push({ helperId, token });
			});
			if (by.is(0.6)) goesOn(by, 'a need is written', 'two are brought together', 'a side answers', 'a side answers');
		},
		'somebody withdraws their consent': (by) => {
			if (by.is(0.4)) {
				const device = by.pick(theCity());
				const people = [...(pageOf(device, by).private.privateTown.peek()?.helpers.values() ?? [])];
				if (people.length > 0) write(device, by, 'helper.withdraw', { helperId: by.pick(people).id });
				return;
			}
			if (links.length === 0) return;
			const { token } = by.pick(links);
			const device = by.pick(readers());
			const window = pageOf(device, by);
			const isOver = by.is(0.5);
			act(window, async () => {
				await window.exchange.openIntroduction(token);
				const known = window.exchange.exchangeTickets.peek().find((one) => one.token === token)?.helper;
				if (!known || !isOver) return;
				await window.exchange.withdrawHelper(known.id);
				tell(`${device.name} was told that everything of ${known.id.slice(-6)} goes`);
			});
		},
	};
	return acts;
}
