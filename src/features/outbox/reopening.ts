/**
 * Where what came back is opened again. The screen there finds it among the returned by `?again=` and begins with what was
 * written; screens that cannot are at least the place where it was written.
 */
import type { GuideType } from '../../../contract/guide.ts';
import type { IntentName } from '../../../contract/intents.ts';
import { paths } from '../../../contract/paths.ts';
import type { Returned } from '../../data/outbox.ts';

type Args = Record<string, unknown>;

const text = (args: Args, field: string) => (typeof args[field] === 'string' ? (args[field] as string) : '');
const requestOf = (args: Args) => paths.request(text(args, 'requestId'));
const deskRequestOf = (args: Args) => paths.deskRequest(text(args, 'placeId'), text(args, 'requestId'));
const deskOf = (args: Args) => paths.deskOf(text(args, 'placeId'));
const noticesOf = (args: Args) => (text(args, 'placeId') ? paths.deskNotices(text(args, 'placeId')) : paths.desk());
const groupOf = (args: Args) => paths.editGroup(text(args, 'groupId'));
const eventOf = (args: Args) => paths.editEvent(text(args, 'eventId'));
const guideOf = (args: Args) => paths.editGuide(text(args, 'guideId'));
function newGuideOf({ guideType, fields }: Args): string {
	const steps = Array.isArray(fields) && fields.some((one) => (one as { field?: string }).field === 'steps');
	return paths.newGuide(steps ? 'path' : (guideType as GuideType));
}
const boardOf = (args: Args) => paths.forumBoard(text(args, 'forumId'));
const lookOf = (args: Args) => paths.forumLook(text(args, 'forumId'));
const helperOf = (args: Args) =>
	(args.consent as { how?: string } | undefined)?.how === 'self' || args.how === 'self'
		? paths.helping()
		: paths.helper(text(args, 'helperId'));
/** A keeper has no account, and goes on where their link leads. */
const lentOf = (args: Args) =>
	args.ofKeeper === true || args.how === 'self' ? paths.lending() : paths.lentPlace(text(args, 'lentId'));
const issueOf = (args: Args) => paths.editIssue(text(args, 'issueId'));
const evaluationOf = (args: Args) => paths.evaluationOf(Number(args.year), text(args, 'measure'));

const ownConsultOf = (args: Args) => paths.consultOne(text(args, 'consultId'));
const consultOf = (args: Args) => paths.consultAtWork(text(args, 'consultId'));

const switchOf = (args: Args) => paths.emergencySwitch(text(args, 'placeId') || undefined);

function storyOf(args: Args): { group?: string; place?: string } {
	const [group, place] = [text(args, 'groupId'), text(args, 'placeId')];
	return { ...(group && { group }), ...(place && { place }) };
}

function askOf(args: Args): string {
	const [first] = Array.isArray(args.slots) ? (args.slots as { date?: string; slotIds?: string[] }[]) : [];
	return paths.ask(text(args, 'roomId'), first?.date, first?.slotIds);
}

function noteDownOf(args: Args): string {
	const [first] = Array.isArray(args.slots) ? (args.slots as { date?: string; slotIds?: string[] }[]) : [];
	return paths.deskNoteDown(text(args, 'placeId'), text(args, 'roomId'), first?.date, first?.slotIds?.[0]);
}

function reportOf({ about }: Args): string {
	const { kind, id } = (about ?? {}) as { kind?: Parameters<typeof paths.report>[0]; id?: string };
	return kind && id ? paths.report(kind, id) : paths.home();
}

const WHERE: Record<IntentName, (args: Args) => string> = {
	'request.ask': askOf,
	'request.change': requestOf,
	'request.withdraw': requestOf,
	'request.answer': deskRequestOf,
	'request.note-down': noteDownOf,
	'request.no-show': deskRequestOf,
	'request.desk-note': deskRequestOf,
	'board.mark': deskOf,
	'notice.put': (args) =>
		text(args, 'placeId') ? paths.deskNotice(text(args, 'placeId'), text(args, 'noticeId')) : paths.desk(),
	'notice.end': noticesOf,
	'closure.put': (args) => paths.deskClosure(text(args, 'placeId')),
	'closure.remove': deskOf,
	'rules.put': (args) => paths.deskHours(text(args, 'placeId')),
	'place.confirm': (args) => paths.deskReports(text(args, 'placeId')),
	'report.send': reportOf,
	'report.done': () => paths.desk(),
	'group.edit': groupOf,
	'group.confirm': groupOf,
	'event.create': (args) => paths.newEvent(text(args, 'groupId') || undefined),
	'event.edit': eventOf,
	'event.status': eventOf,
	'event.confirm': eventOf,
	'guide.create': newGuideOf,
	'guide.edit': guideOf,
	'guide.confirm': guideOf,
	'guide.end': guideOf,
	'conflict.decide': () => paths.conflicts(),
	'pending.decide': () => paths.pending(),
	'person.invite': () => paths.people(),
	'person.roles': () => paths.people(),
	'person.remove': () => paths.people(),
	'forum.prepare': (args) => paths.forumPlan(text(args, 'forumId')),
	'forum.write': boardOf,
	'forum.remove': boardOf,
	'forum.dot': boardOf,
	'forum.look': lookOf,
	'forum.block': lookOf,
	'forum.publish': (args) => paths.forumMinutes(text(args, 'forumId')),
	'issue.raise': (args) => paths.raiseIssue({ title: text(args, 'title') }),
	'raiser.block': () => paths.coordination(),
	'issue.decide': () => paths.raisedIssues(),
	'issue.put': issueOf,
	'issue.step': issueOf,
	'issue.join': issueOf,
	'exchange.raise': ({ side }) => paths.raiseExchange(side === 'offer' ? 'offer' : 'need'),
	'exchange.decide': () => paths.raisedExchanges(),
	'exchange.put': (args) => paths.editExchange(text(args, 'exchangeId')),
	'exchange.renew': (args) => paths.exchangeOne(text(args, 'exchangeId')),
	'exchange.end': (args) => paths.exchangeOne(text(args, 'exchangeId')),
	'match.dismiss': (args) => paths.matches(text(args, 'needId')),
	'match.weights': () => paths.coordination(),
	'case.propose': (args) => paths.matches(text(args, 'needId')),
	'case.answer': () => paths.introduction(),
	'evaluation.write': evaluationOf,
	'evaluation.comment': evaluationOf,
	'evaluation.seen': evaluationOf,
	'evaluation.choose': evaluationOf,
	'evaluation.step': (args) => paths.evaluation(Number(args.year)),
	'figure.enter': (args) => paths.planNumbers(text(args, 'indicator')),
	'case.change': (args) => paths.case(text(args, 'caseId')),
	'tie.put': () => paths.newTie(),
	'tie.answer': () => paths.network(),
	'tie.remove': () => paths.ties(),
	'helper.link': () => paths.helpers(),
	// whoever has a link and no account goes on where it leads
	'helper.put': helperOf,
	'helper.consent': helperOf,
	'helper.withdraw': () => paths.helping(),
	'lending.propose': () => paths.proposePlace(),
	'lending.put': lentOf,
	'lending.decide': (args) => paths.lentPlace(text(args, 'lentId')),
	'lending.confirm': lentOf,
	'lending.link': (args) => paths.lentPlace(text(args, 'lentId')),
	'lending.withdraw': () => paths.lending(),
	'emergency.put': switchOf,
	'emergency.station': switchOf,
	'story.offer': (args) => paths.newStory(storyOf(args)),
	'story.decide': () => paths.offeredStories(),
	'story.end': () => paths.stories(),
	'consult.ask': () => paths.consult(),
	'consult.add': ownConsultOf,
	'consult.withdraw': ownConsultOf,
	'consult.meet': ownConsultOf,
	'consult.change': consultOf,
	'consult.answer': consultOf,
	'consult.hand': consultOf,
	'consult.close': consultOf,
	'meeting.offer': () => paths.meetingTimes(),
	'meeting.remove': () => paths.meetingTimes(),
	'follow.put': () => paths.follow(),
	'follow.stop': () => paths.follow(),
};

/** Null for what a newer version wrote. */
export function reopenedAt({ id, name, args }: Pick<Returned, 'id' | 'name' | 'args'>): string | null {
	if (!Object.hasOwn(WHERE, name)) return null;
	const path = WHERE[name as IntentName](args);
	return `${path}${path.includes('?') ? '&' : '?'}again=${id}`;
}
