/**
 * 地域の魅力発信: a picture and two hundred letters about what people here do, told by a group, a desk or a volunteer, looked at by a
 * coordinator, shown on home and resting screens until its day has come.
 */
import * as v from 'valibot';
import { Id, Instant, LocalDate, Picture, rowFields } from './common.ts';
import { Uuid } from './intent.ts';
import { PictureWish } from './picture.ts';

export const STORY_LETTERS = { title: 40, text: 200 } as const;
/** Shown so long unless another day was chosen, and at most. */
export const STORY_DAYS = { usual: 60, most: 180 } as const;

/** Who can be recognised in the picture: nobody, or people who said yes. Without either there is no picture. */
export const STORY_CONSENTS = ['nobody', 'all-agreed'] as const;
export type StoryConsent = (typeof STORY_CONSENTS)[number];

export const STORY_REASONS = ['personal', 'consent', 'business', 'unclear', 'other'] as const;
export type StoryReason = (typeof STORY_REASONS)[number];

const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));

const told = {
	title: words(STORY_LETTERS.title),
	text: words(STORY_LETTERS.text),
	/** the same in やさしい日本語, where somebody wrote it */
	easy: v.optional(words(STORY_LETTERS.text)),
	groupId: v.optional(Id),
	placeId: v.optional(Id),
	/** last day on which it is shown */
	until: v.optional(LocalDate),
};

export const Story = v.looseObject({
	...rowFields,
	...told,
	from: LocalDate,
	until: LocalDate,
	picture: v.optional(Picture),
	/** who tells it, as a role in words */
	by: v.string(),
});
export type Story = v.InferOutput<typeof Story>;

/** As it waits, in `coordination`, and as its author follows it, in `person/{accountId}`. */
export const OfferedStory = v.looseObject({
	id: Id,
	...told,
	picture: v.optional(Picture),
	/** who said that whoever is to be seen agreed: `by`, on `at` */
	consent: v.optional(v.picklist(STORY_CONSENTS)),
	by: v.string(),
	accountId: v.string(),
	at: Instant,
	state: v.picklist(['waiting', 'published', 'declined']),
	reason: v.optional(v.picklist(STORY_REASONS)),
	words: v.optional(v.string()),
});
export type OfferedStory = v.InferOutput<typeof OfferedStory>;

export const STORY_INTENTS = {
	/** Tells one; a coordinator's own is public at once. */
	'story.offer': v.looseObject({
		storyId: Uuid,
		...told,
		picture: v.optional(PictureWish),
		consent: v.optional(v.picklist(STORY_CONSENTS)),
	}),
	/** Publishes it, or tells its author why not. */
	'story.decide': v.looseObject({
		storyId: Uuid,
		decision: v.picklist(['publish', 'decline']),
		reason: v.optional(v.picklist(STORY_REASONS)),
		words: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300))),
	}),
	/** Takes it down, before its day too: whoever is to be seen may change their mind. */
	'story.end': v.looseObject({ storyId: Id }),
} as const;
