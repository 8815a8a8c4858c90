import type { DeclineIssueReason, IssueOrigin, IssueStatus } from '../../../contract/issue.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';

export const STATUS_WORDS: Record<IssueStatus, MessageKey> = {
	shared: 'issues.shared',
	considering: 'issues.considering',
	acting: 'issues.acting',
	result: 'issues.result',
};

export const ORIGIN_WORDS: Record<IssueOrigin, MessageKey> = {
	forum: 'issues.fromForum',
	desk: 'issues.fromDesk',
	kiosk: 'issues.fromKiosk',
	phone: 'issues.fromPhone',
};

export const DECLINED_WORDS: Record<DeclineIssueReason, MessageKey> = {
	personal: 'issues.whyPersonal',
	hurtful: 'issues.whyHurtful',
	'not-local': 'issues.whyNotLocal',
	elsewhere: 'issues.whyElsewhere',
	other: 'issues.whyOther',
};
