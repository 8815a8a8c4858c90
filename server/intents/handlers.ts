/** The list of handlers, one for each intent of the contract: one that is missing does not compile. */
import { addToConsult, askConsult, meetForConsult, withdrawConsult } from '../consult/consult-intents.ts';
import {
	answerConsult,
	changeConsult,
	closeConsult,
	handConsult,
	offerMeetings,
	takeBackMeeting,
} from '../consult/consult-work-intents.ts';
import { answerCase, changeCase, dismissMatch, proposeCase, setWeights } from '../coordination/case-intents.ts';
import {
	decideExchange,
	endExchange,
	putExchange,
	raiseExchange,
	renewExchange,
} from '../coordination/exchange-intents.ts';
import { linkHelper, putHelper, renewConsent, withdrawHelper } from '../coordination/helper-intents.ts';
import {
	confirmLent,
	decidePlace,
	linkPlace,
	proposePlace,
	putPlace,
	withdrawPlace,
} from '../coordination/lent-intents.ts';
import { blockRaiser } from '../coordination/raisers.ts';
import { answerTie, putTie, removeTie } from '../coordination/tie-intents.ts';
import {
	chooseEvaluation,
	commentEvaluation,
	seenEvaluation,
	stepEvaluation,
	writeEvaluation,
} from '../evaluation/evaluation-intents.ts';
import { putFollow, stopFollow } from '../follow/follow-intents.ts';
import { giveDot, removeFromBoard, writeOnBoard } from '../forum/board-intents.ts';
import { blockDevice, lookAtVoices, prepareForum, publishMinutes } from '../forum/forum-intents.ts';
import { decideIssue, joinIssue, putIssue, raiseIssue, stepIssue } from '../forum/issue-intents.ts';
import { enterFigure } from '../indicators/enter-figure.ts';
import { decideStory, endStory, offerStory } from '../stories/story-intents.ts';
import { markBoard } from './board.ts';
import {
	changeEventStatus,
	confirmEvent,
	confirmGroup,
	confirmPlace,
	decideConflict,
	decidePending,
	editEvent,
	editGroup,
	makeEvent,
} from './editing.ts';
import { putEmergency, tellStation } from './emergency.ts';
import { changeGuide, confirmGuide, endGuide, makeGuide } from './guides.ts';
import type { Handlers } from './handler.ts';
import { endNotice, finishReport, putClosure, putNotice, putRules, removeClosure, sendReport } from './notices.ts';
import { changeRoles, invitePerson, removePerson } from './people.ts';
import { askForRoom, noteDown } from './request-ask.ts';
import { answerRequest, changeRequest, noteForDesk, noteNoShow, withdrawRequest } from './request-steps.ts';

export const HANDLERS: Handlers = {
	'request.ask': askForRoom,
	'request.note-down': noteDown,
	'request.change': changeRequest,
	'request.withdraw': withdrawRequest,
	'request.answer': answerRequest,
	'request.no-show': noteNoShow,
	'request.desk-note': noteForDesk,
	'board.mark': markBoard,
	'notice.put': putNotice,
	'notice.end': endNotice,
	'closure.put': putClosure,
	'closure.remove': removeClosure,
	'rules.put': putRules,
	'place.confirm': confirmPlace,
	'report.send': sendReport,
	'report.done': finishReport,
	'person.invite': invitePerson,
	'person.roles': changeRoles,
	'person.remove': removePerson,
	'group.edit': editGroup,
	'group.confirm': confirmGroup,
	'event.create': makeEvent,
	'event.edit': editEvent,
	'event.status': changeEventStatus,
	'event.confirm': confirmEvent,
	'guide.create': makeGuide,
	'guide.edit': changeGuide,
	'guide.confirm': confirmGuide,
	'guide.end': endGuide,
	'conflict.decide': decideConflict,
	'pending.decide': decidePending,
	'forum.prepare': prepareForum,
	'forum.write': writeOnBoard,
	'forum.remove': removeFromBoard,
	'forum.dot': giveDot,
	'forum.look': lookAtVoices,
	'forum.block': blockDevice,
	'forum.publish': publishMinutes,
	'issue.raise': raiseIssue,
	'issue.decide': decideIssue,
	'issue.put': putIssue,
	'issue.step': stepIssue,
	'issue.join': joinIssue,
	'raiser.block': blockRaiser,
	'exchange.raise': raiseExchange,
	'exchange.decide': decideExchange,
	'exchange.put': putExchange,
	'exchange.renew': renewExchange,
	'exchange.end': endExchange,
	'match.dismiss': dismissMatch,
	'match.weights': setWeights,
	'case.propose': proposeCase,
	'case.answer': answerCase,
	'case.change': changeCase,
	'evaluation.write': writeEvaluation,
	'evaluation.comment': commentEvaluation,
	'evaluation.seen': seenEvaluation,
	'evaluation.choose': chooseEvaluation,
	'evaluation.step': stepEvaluation,
	'figure.enter': enterFigure,
	'tie.put': putTie,
	'tie.answer': answerTie,
	'tie.remove': removeTie,
	'helper.link': linkHelper,
	'helper.put': putHelper,
	'helper.consent': renewConsent,
	'helper.withdraw': withdrawHelper,
	'lending.propose': proposePlace,
	'lending.put': putPlace,
	'lending.decide': decidePlace,
	'lending.confirm': confirmLent,
	'lending.link': linkPlace,
	'lending.withdraw': withdrawPlace,
	'emergency.put': putEmergency,
	'emergency.station': tellStation,
	'story.offer': offerStory,
	'story.decide': decideStory,
	'story.end': endStory,
	'consult.ask': askConsult,
	'consult.add': addToConsult,
	'consult.withdraw': withdrawConsult,
	'consult.meet': meetForConsult,
	'consult.change': changeConsult,
	'consult.answer': answerConsult,
	'consult.hand': handConsult,
	'consult.close': closeConsult,
	'meeting.offer': offerMeetings,
	'meeting.remove': takeBackMeeting,
	'follow.put': putFollow,
	'follow.stop': stopFollow,
};
