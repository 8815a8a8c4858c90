import type { StoryConsent } from '../../../contract/story.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';

export const CONSENT_WORDS: Record<StoryConsent, MessageKey> = {
	nobody: 'storiesLead.consent_nobody',
	'all-agreed': 'storiesLead.consent_all_agreed',
};
