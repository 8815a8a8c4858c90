import type { HideReason } from '../../../contract/forum.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';

/** Why something is not shown. */
export const WHY_HIDDEN: Record<HideReason, MessageKey> = {
	personal: 'forum.whyPersonal',
	hurtful: 'forum.whyHurtful',
	'off-topic': 'forum.whyOffTopic',
	twice: 'forum.whyTwice',
	words: 'forum.whyWords',
	other: 'forum.whyOther',
};
