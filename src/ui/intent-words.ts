/** What each intent does, in words. One without words does not compile. */
import type { IntentName } from '../../contract/intents.ts';
import type { MessageKey } from '../i18n/catalogue.ts';

const WHAT: Record<IntentName, MessageKey> = {
	'request.ask': 'outbox.whatAsk',
	'request.change': 'outbox.whatChange',
	'request.withdraw': 'outbox.whatWithdraw',
	'request.answer': 'outbox.whatAnswer',
	'request.note-down': 'outbox.whatNoteDown',
	'request.no-show': 'outbox.whatNoShow',
	'request.desk-note': 'outbox.whatDeskNote',
	'board.mark': 'outbox.whatMark',
	'notice.put': 'outbox.whatNotice',
	'notice.end': 'outbox.whatNoticeEnd',
	'closure.put': 'outbox.whatClosure',
	'closure.remove': 'outbox.whatClosureRemove',
	'rules.put': 'outbox.whatRules',
	'place.confirm': 'outbox.whatPlaceConfirm',
	'report.send': 'outbox.whatReport',
	'report.done': 'outbox.whatReportDone',
	'group.edit': 'outbox.whatGroup',
	'group.confirm': 'outbox.whatGroupConfirm',
	'event.create': 'outbox.whatEventCreate',
	'event.edit': 'outbox.whatEvent',
	'event.status': 'outbox.whatEventStatus',
	'event.confirm': 'outbox.whatEventConfirm',
	'conflict.decide': 'outbox.whatConflict',
	'pending.decide': 'outbox.whatPending',
	'person.invite': 'outbox.whatInvite',
	'person.roles': 'outbox.whatRoles',
	'person.remove': 'outbox.whatRemove',
	'forum.prepare': 'outbox.whatForumPrepare',
	'forum.write': 'outbox.whatForumWrite',
	'forum.remove': 'outbox.whatForumRemove',
	'forum.dot': 'outbox.whatForumDot',
	'forum.look': 'outbox.whatForumLook',
	'forum.block': 'outbox.whatForumBlock',
	'forum.publish': 'outbox.whatForumPublish',
	'issue.raise': 'outbox.whatIssueRaise',
	'issue.decide': 'outbox.whatIssueDecide',
	'issue.put': 'outbox.whatIssuePut',
	'issue.step': 'outbox.whatIssueStep',
	'issue.join': 'outbox.whatIssueJoin',
};

/** A newer window may have written what this one has no name for. */
export function whatOf(name: string): MessageKey {
	return Object.hasOwn(WHAT, name) ? WHAT[name as IntentName] : 'outbox.whatOther';
}
