/** The contract's list: every kind of row that crosses the wire. A new subject adds one line to each of the three. */
import type { Availability } from './availability.ts';
import { Availability as AvailabilitySchema } from './availability.ts';
import type { Closure } from './closure.ts';
import { Closure as ClosureSchema } from './closure.ts';
import type { Dataset } from './dataset.ts';
import { Dataset as DatasetSchema } from './dataset.ts';
import type { Emergency } from './emergency.ts';
import { Emergency as EmergencySchema } from './emergency.ts';
import type { Evaluation } from './evaluation.ts';
import { Evaluation as EvaluationSchema } from './evaluation.ts';
import type { Event } from './event.ts';
import { Event as EventSchema } from './event.ts';
import type { Exchange } from './exchange.ts';
import { Exchange as ExchangeSchema } from './exchange.ts';
import type { Figure } from './figure.ts';
import { Figure as FigureSchema } from './figure.ts';
import type { Forum } from './forum.ts';
import { Forum as ForumSchema } from './forum.ts';
import type { Group } from './group.ts';
import { Group as GroupSchema } from './group.ts';
import type { Guide } from './guide.ts';
import { Guide as GuideSchema } from './guide.ts';
import type { Issue } from './issue.ts';
import { Issue as IssueSchema } from './issue.ts';
import type { Meeting } from './meeting.ts';
import { Meeting as MeetingSchema } from './meeting.ts';
import type { Notice } from './notice.ts';
import { Notice as NoticeSchema } from './notice.ts';
import type { Place } from './place.ts';
import { Place as PlaceSchema } from './place.ts';
import type { Profile } from './profile.ts';
import { Profile as ProfileSchema } from './profile.ts';
import type { Room } from './room.ts';
import { Room as RoomSchema } from './room.ts';
import type { Safety } from './safety.ts';
import { Safety as SafetySchema } from './safety.ts';
import type { SealingKey } from './sealing-key.ts';
import { SealingKey as SealingKeySchema } from './sealing-key.ts';
import type { Story } from './story.ts';
import { Story as StorySchema } from './story.ts';
import type { Tie } from './tie.ts';
import { Tie as TieSchema } from './tie.ts';

export type RowOf = {
	profile: Profile;
	place: Place;
	room: Room;
	availability: Availability;
	closure: Closure;
	group: Group;
	event: Event;
	notice: Notice;
	guide: Guide;
	forum: Forum;
	issue: Issue;
	exchange: Exchange;
	tie: Tie;
	figure: Figure;
	evaluation: Evaluation;
	emergency: Emergency;
	safety: Safety;
	story: Story;
	meeting: Meeting;
	dataset: Dataset;
	key: SealingKey;
};
export type Kind = keyof RowOf;

/** Schema of each kind; the server checks every row with it before the log takes it. */
export const SCHEMAS = {
	profile: ProfileSchema,
	place: PlaceSchema,
	room: RoomSchema,
	availability: AvailabilitySchema,
	closure: ClosureSchema,
	group: GroupSchema,
	event: EventSchema,
	notice: NoticeSchema,
	guide: GuideSchema,
	forum: ForumSchema,
	issue: IssueSchema,
	exchange: ExchangeSchema,
	tie: TieSchema,
	figure: FigureSchema,
	evaluation: EvaluationSchema,
	emergency: EmergencySchema,
	safety: SafetySchema,
	story: StorySchema,
	meeting: MeetingSchema,
	dataset: DatasetSchema,
	key: SealingKeySchema,
} as const;

/** Order in which pages are listed, so that what the first screen needs comes first. */
export const KINDS: readonly Kind[] = [
	'profile',
	'place',
	'room',
	'notice',
	'emergency',
	'closure',
	'availability',
	'event',
	'story',
	'group',
	'guide',
	'forum',
	'issue',
	'exchange',
	'tie',
	'meeting',
	'figure',
	'evaluation',
	'safety',
	'dataset',
	'key',
];
