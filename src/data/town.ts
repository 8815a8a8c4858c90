/**
 * The town in memory: what screens read. `apply.ts` and the first load put a new `Town` here; nobody else writes it.
 *
 * A `Town` never changes once it is shown. An apply makes a new one whose maps are new only for the kinds it touched, so
 * whoever derives something from a map may keep it as long as the map is the same object.
 */
import { signal } from '@preact/signals-core';
import type { Availability } from '../../contract/availability.ts';
import type { Closure } from '../../contract/closure.ts';
import type { Dataset } from '../../contract/dataset.ts';
import type { Emergency } from '../../contract/emergency.ts';
import type { Evaluation } from '../../contract/evaluation.ts';
import type { Event } from '../../contract/event.ts';
import type { Exchange } from '../../contract/exchange.ts';
import type { Figure } from '../../contract/figure.ts';
import type { Forum } from '../../contract/forum.ts';
import type { Group } from '../../contract/group.ts';
import type { Guide } from '../../contract/guide.ts';
import type { Issue } from '../../contract/issue.ts';
import type { Meeting } from '../../contract/meeting.ts';
import type { Notice } from '../../contract/notice.ts';
import type { Place } from '../../contract/place.ts';
import type { Profile } from '../../contract/profile.ts';
import type { Room } from '../../contract/room.ts';
import type { Safety } from '../../contract/safety.ts';
import type { SealingKey } from '../../contract/sealing-key.ts';
import type { Story } from '../../contract/story.ts';
import type { Tie } from '../../contract/tie.ts';
import type { Rows } from './rows.ts';

export type Town = {
	area: string;
	epoch: string;
	/** number of the last change it contains */
	cursor: number;
	/** grows by one with each new `Town` of this session */
	version: number;
	/** the area's own row; absent until the server sends one */
	profile?: Profile;
	places: ReadonlyMap<string, Place>;
	rooms: ReadonlyMap<string, Room>;
	/** id = `{roomId}:{YYYY-MM}` */
	availability: ReadonlyMap<string, Availability>;
	closures: ReadonlyMap<string, Closure>;
	groups: ReadonlyMap<string, Group>;
	events: ReadonlyMap<string, Event>;
	notices: ReadonlyMap<string, Notice>;
	guides: ReadonlyMap<string, Guide>;
	forums: ReadonlyMap<string, Forum>;
	issues: ReadonlyMap<string, Issue>;
	/** してほしいこと・できること */
	exchanges: ReadonlyMap<string, Exchange>;
	ties: ReadonlyMap<string, Tie>;
	/** id = `{indicator}:{年度}` */
	figures: ReadonlyMap<string, Figure>;
	/** what was decided, id = `{年度}` */
	evaluations: ReadonlyMap<string, Evaluation>;
	/** もしもの時: id `town`, and that of each place which said something */
	emergencies: ReadonlyMap<string, Emergency>;
	/** 避難場所, AED … */
	safety: ReadonlyMap<string, Safety>;
	/** 地域の魅力 */
	stories: ReadonlyMap<string, Story>;
	/** times to meet that are free */
	meetings: ReadonlyMap<string, Meeting>;
	datasets: ReadonlyMap<string, Dataset>;
	/** public keys to which contacts are sealed */
	keys: ReadonlyMap<string, SealingKey>;
	/** kind → id → version of the row, for a wish that must not overwrite what somebody else changed since */
	revs?: Rows['revs'];
};

/** Null until the first load has ended. */
export const town = signal<Town | null>(null);

const NONE: ReadonlyMap<string, never> = new Map<string, never>();

let versions = 0;

/** The screens' view of the rows at a position of the log. */
export function townOf(area: string, epoch: string, cursor: number, rows: Rows): Town {
	const of = <R>(kind: string) => (rows.data.get(kind) ?? NONE) as ReadonlyMap<string, R>;
	const profiles = of<Profile>('profile');
	const profile = profiles.get(area) ?? profiles.values().next().value;
	return {
		area,
		epoch,
		cursor,
		version: ++versions,
		...(profile ? { profile } : {}),
		places: of('place'),
		rooms: of('room'),
		availability: of('availability'),
		closures: of('closure'),
		groups: of('group'),
		events: of('event'),
		notices: of('notice'),
		guides: of('guide'),
		forums: of('forum'),
		issues: of('issue'),
		exchanges: of('exchange'),
		ties: of('tie'),
		figures: of('figure'),
		evaluations: of('evaluation'),
		emergencies: of('emergency'),
		safety: of('safety'),
		stories: of('story'),
		meetings: of('meeting'),
		datasets: of('dataset'),
		keys: of('key'),
		revs: rows.revs,
	};
}
