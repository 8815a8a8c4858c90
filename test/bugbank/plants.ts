/**
 * Known bugs of the server and of the newer parts, as another wording of a few lines. They stand nowhere in the product: its text is
 * changed while it is loaded, for the bug bank alone. A line that is not there any more, or twice, is an error.
 */
export type Plant = {
	bug: string;
	/** the tests that must notice it */
	noticedBy: string;
	/** one test among them, by a part of its name; absent: all of them */
	check?: string;
	file: string;
	/** occurs once in the file */
	find: string;
	/** `PLANTED` stands for true */
	put: string;
};

export const PLANTS: readonly Plant[] = [
	{
		bug: 'answered-before-commit',
		noticedBy: 'test/journeys/journeys.test.ts',
		check: 'A server that dies at any step of a push did all of it or none',
		file: 'server/intents/area-queue.ts',
		find: `				answers.push({ job, upTo, ...ran });`,
		put: `				answers.push({ job, upTo, ...ran });
				if (PLANTED) {
					const now = new Date(this.#store.clock.now()).toISOString();
					job.resolve({ protocol: PROTOCOL, lastN: ran.lastN, receipts: ran.receipts.map((one) => settle(one, 1)), now });
				}`,
	},
	{
		bug: 'group-commit-hides-failure',
		noticedBy: 'server/intents/run-once.test.ts',
		file: 'server/intents/area-queue.ts',
		find: `		for (const job of jobs) {
			try {`,
		put: `		for (const job of jobs) {
			if (PLANTED) {
				const receipts = job.push.intents.map(({ n, id }) => ({ status: 'accepted', n, id, seq: 1 }));
				job.resolve({ protocol: PROTOCOL, lastN: receipts.length, receipts, now: new Date(this.#store.clock.now()).toISOString() });
				continue;
			}
			try {`,
	},
	{
		bug: 'known-for-a-minute',
		noticedBy: 'server/intents/run-once.test.ts',
		file: 'server/intents/answer-push.ts',
		find: `		const kept = await receipts.one(transaction, id);`,
		put: `		const found = await receipts.one(transaction, id);
		const kept = PLANTED && found && found.at < now.ms - 60_000 ? undefined : found;
		isNext ||= PLANTED;`,
	},
	{
		bug: 'number-for-any-body',
		noticedBy: 'server/intents/run-once.test.ts',
		file: 'server/intents/answer-push.ts',
		find: `		if (kept ? kept.hash !== hash : !isNext) {`,
		put: `		if (!PLANTED && (kept ? kept.hash !== hash : !isNext)) {`,
	},
	{
		bug: 'refused-not-counted',
		noticedBy: 'server/intents/run-once.test.ts',
		file: 'server/intents/answer-push.ts',
		find: `			lastN = Math.max(lastN, intent.n);`,
		put: `			if (!(PLANTED && receipt.outcome && 'refused' in receipt.outcome)) lastN = Math.max(lastN, intent.n);`,
	},
	{
		bug: 'looked-then-took',
		noticedBy: 'server/intents/requests.test.ts',
		file: 'server/intents/slots.ts',
		find: `	const over: HoldTable[] = [];`,
		put: `	const over: HoldTable[] = [];
	if (PLANTED) return over;`,
	},
	{
		bug: 'deletion-not-kept',
		noticedBy: 'server/log.test.ts',
		file: 'server/log.ts',
		find: `	await insertMany(store.db, transaction, 'rows', [...latest.values()], 'replace');`,
		put: `	const kept = [...latest.values()].filter(({ body }) => !PLANTED || body !== null);
	await insertMany(store.db, transaction, 'rows', kept, 'replace');`,
	},
	{
		bug: 'contact-after-one-yes',
		noticedBy: 'server/coordination/coordination.test.ts',
		file: 'server/coordination/case-store.ts',
		find: `	const isAgreed = row.answers.need?.answer === 'yes' && row.answers.offer?.answer === 'yes';`,
		put: `	const isAgreed = PLANTED ? row.answers.need?.answer === 'yes' || row.answers.offer?.answer === 'yes' : row.answers.need?.answer === 'yes' && row.answers.offer?.answer === 'yes';`,
	},
	{
		bug: 'withdrawn-stays-in-cases',
		noticedBy: 'server/coordination/helpers.test.ts',
		file: 'server/coordination/helper-store.ts',
		find: `	for (const caseId of caseIds) {`,
		put: `	for (const caseId of PLANTED ? [] : caseIds) {`,
	},
	{
		bug: 'withdrawn-stays-on-device',
		noticedBy: 'test/journeys/helpers.test.ts',
		file: 'src/data/withdrawn.ts',
		find: `	await keepOfSent(tables, (one) => !isAbout(one, withdrawn));`,
		put: `	if (PLANTED) return;
	await keepOfSent(tables, (one) => !isAbout(one, withdrawn));`,
	},
	{
		bug: 'story-has-no-end',
		noticedBy: 'server/stories/stories.test.ts',
		file: 'server/stories/expire-stories.ts',
		find: `		if (story && story.until < today) {`,
		put: `		if (story && !PLANTED && story.until < today) {`,
	},
	{
		bug: 'story-without-a-yes',
		noticedBy: 'server/stories/stories.test.ts',
		file: 'server/stories/story-intents.ts',
		find: `		if (isCoordinating(context.actor)) await publish(context, row);`,
		put: `		if (PLANTED || isCoordinating(context.actor)) await publish(context, row);`,
	},
	{
		bug: 'emergency-forgets-station',
		noticedBy: 'server/intents/emergency.test.ts',
		file: 'server/intents/emergency.ts',
		find: `		const { until: _until, words: _words, level: _level, since, ...rest } = before ?? { id, on: false };`,
		put: `		const { until: _until, words: _words, level: _level, since, ...rest } = (PLANTED ? undefined : before) ?? { id, on: false };`,
	},
	{
		bug: 'emergency-without-end',
		noticedBy: 'contract/emergency-at.test.ts',
		file: 'contract/emergency-at.ts',
		find: `	return on && (until === undefined || nowMs < Date.parse(until));`,
		put: `	return on && (PLANTED || until === undefined || nowMs < Date.parse(until));`,
	},
	{
		bug: 'decided-still-changes',
		noticedBy: 'server/evaluation/evaluation.test.ts',
		file: 'server/evaluation/evaluation-intents.ts',
		find: `	if (state !== side) return wrongState(state);
	for (const { field, to } of fields) {`,
		put: `	if (!PLANTED && state !== side) return wrongState(state);
	for (const { field, to } of fields) {`,
	},
	{
		bug: 'private-for-every-account',
		noticedBy: 'contract/roles.test.ts',
		file: 'contract/roles.ts',
		find: `	if (actor.accountId !== null) scopes.add(\`person/\${actor.accountId}\`);`,
		put: `	if (actor.accountId !== null) scopes.add(\`person/\${actor.accountId}\`);
	if (PLANTED && actor.accountId !== null) scopes.add('coordination');`,
	},
	{
		bug: 'voice-written-over',
		noticedBy: 'contract/forum-board.test.ts',
		file: 'contract/forum-board.ts',
		find: `		const gaveWay = item !== undefined && before && write.was !== undefined && write.was !== before;`,
		put: `		const gaveWay = !PLANTED && item !== undefined && before && write.was !== undefined && write.was !== before;`,
	},
	{
		bug: 'voice-published-unseen',
		noticedBy: 'server/forum/forum.test.ts',
		file: 'server/forum/forum-intents.ts',
		find: `			if (voice?.what !== 'card' || !voice.fine || voice.hidden || !voice.text) {`,
		put: `			if (!PLANTED && (voice?.what !== 'card' || !voice.fine || voice.hidden || !voice.text)) {`,
	},
	{
		bug: 'hidden-words-stay',
		noticedBy: 'server/forum/forum.test.ts',
		file: 'server/forum/hidden-text.ts',
		find: `	return rest;
}`,
		put: `	return PLANTED ? item : rest;
}`,
	},
	{
		bug: 'voice-before-its-forum',
		noticedBy: 'test/journeys/forum.test.ts',
		file: 'src/data/held-forum.ts',
		find: `	if (unheard.size === 0) return undefined;`,
		put: `	if (PLANTED || unheard.size === 0) return undefined;`,
	},
	{
		bug: 'last-wish-wins',
		noticedBy: 'server/intents/editing.test.ts',
		file: 'contract/merge-fields.ts',
		find: `		if (!isSame(here, edit.was)) {`,
		put: `		if (!PLANTED && !isSame(here, edit.was)) {`,
	},
	{
		bug: 'older-mark-wins',
		noticedBy: 'server/intents/requests.test.ts',
		file: 'server/intents/board.ts',
		find: `	if (before && made !== undefined && made < before.made_at) return`,
		put: `	if (!PLANTED && before && made !== undefined && made < before.made_at) return`,
	},
	{
		bug: 'sign-in-waits-for-the-loop',
		noticedBy: 'src/data/session.test.ts',
		file: 'src/data/session.ts',
		find: `		if (before?.accountId !== next.accountId) box.recorded.value++;`,
		put: `		if (!PLANTED && before?.accountId !== next.accountId) box.recorded.value++;`,
	},
	{
		bug: 'restored-keeps-private-epoch',
		noticedBy: 'server/backup/backup.test.ts',
		file: 'server/backup/restore.ts',
		find: `table === 'private_scope' ? { ...row, epoch`,
		put: `table === 'private_scope' && !PLANTED ? { ...row, epoch`,
	},
	{
		bug: 'worker-given-another-build',
		noticedBy: 'server/http/static-files.test.ts',
		file: 'server/http/static-files.ts',
		find: `			if (!OF_A_BUILD.test(query) ||`,
		put: `			if (PLANTED || !OF_A_BUILD.test(query) ||`,
	},
	{
		bug: 'time-given-twice',
		noticedBy: 'server/consult/consult.test.ts',
		file: 'server/consult/meeting-store.ts',
		find: `	if (Number(n ?? 0) === 0) return 'taken';`,
		put: `	if (!PLANTED && Number(n ?? 0) === 0) return 'taken';`,
	},
	{
		bug: 'advice-stays-when-taken-back',
		noticedBy: 'server/consult/consult.test.ts',
		file: 'server/consult/forget-consult.ts',
		find: `{ ...withoutWords(row), state: 'withdrawn' }`,
		put: `{ ...(PLANTED ? row : withoutWords(row)), state: 'withdrawn' }`,
	},
	{
		bug: 'notes-reach-the-author',
		noticedBy: 'server/consult/consult.test.ts',
		file: 'server/consult/consult-store.ts',
		find: `		...{ id, code, theme, state, messages, steps, askedAt, due },`,
		put: `		...{ id, code, theme, state, messages, steps, askedAt, due, ...(PLANTED && { notes: row.notes }) },`,
	},
	{
		bug: 'tie-after-one-yes',
		noticedBy: 'server/coordination/ties.test.ts',
		file: 'contract/tie.ts',
		find: `	return agreed.a?.answer === 'yes' && agreed.b?.answer === 'yes';`,
		put: `	return PLANTED ? agreed.a?.answer === 'yes' || agreed.b?.answer === 'yes' : agreed.a?.answer === 'yes' && agreed.b?.answer === 'yes';`,
	},
	{
		bug: 'lent-stays-when-withdrawn',
		noticedBy: 'server/coordination/lent-places.test.ts',
		file: 'server/coordination/lent-store.ts',
		find: `	await context.put({ kind: 'place', id, data: null });
	for (const hash of ticketHashes)`,
		put: `	if (!PLANTED) await context.put({ kind: 'place', id, data: null });
	for (const hash of ticketHashes)`,
	},
	{
		bug: 'lent-keeper-stays',
		noticedBy: 'server/coordination/lent-places.test.ts',
		file: 'server/coordination/lent-store.ts',
		find: `	await context.privatePut(COORDINATION, LENT, id, null);`,
		put: `	if (!PLANTED) await context.privatePut(COORDINATION, LENT, id, null);`,
	},
	{
		bug: 'raised-without-a-yes',
		noticedBy: 'server/forum/forum.test.ts',
		file: 'server/forum/issue-intents.ts',
		find: `		await putRaised(context, { ...row, by: counted.by, ...(ticketHash !== undefined && { ticketHash }) });`,
		put: `		await putRaised(context, { ...row, by: counted.by, ...(ticketHash !== undefined && { ticketHash }) });
		if (PLANTED) {
			const story = [{ status: 'shared' as const, date: context.now.tokyo.date }];
			const issue: Issue = { id: issueId, title, fields, from, status: 'shared', story, raisedOn: context.now.tokyo.date };
			await context.put({ kind: 'issue', id: issueId, data: issue });
		}`,
	},
	{
		bug: 'second-evaluation-lost',
		noticedBy: 'server/evaluation/evaluation.test.ts',
		file: 'server/evaluation/evaluation-intents.ts',
		find: `	for (const { field, to } of merged.clashes) {`,
		put: `	for (const { field, to } of PLANTED ? [] : merged.clashes) {`,
	},
	{
		bug: 'written-vanishes-while-read',
		noticedBy: 'src/data/outbox.test.ts',
		file: 'src/data/outbox.ts',
		find: `		const since = [...written.values()].filter(({ id }) => !here.has(id));`,
		put: `		const since = PLANTED ? [] : [...written.values()].filter(({ id }) => !here.has(id));`,
	},
	{
		bug: 'put-away-after-the-news',
		noticedBy: 'src/data/sent.test.ts',
		file: 'src/data/sent.ts',
		find: `	const worthKeeping = done.filter(({ forgotten }) => !forgotten);`,
		put: `	const worthKeeping = done.filter(({ forgotten }) => PLANTED || !forgotten);`,
	},
	{
		bug: 'taken-back-is-sent-again',
		noticedBy: 'src/data/sent.test.ts',
		file: 'src/data/sent.ts',
		find: `['helper.withdraw', 'lending.withdraw', 'consult.withdraw'];`,
		put: `PLANTED ? [] : ['helper.withdraw', 'lending.withdraw', 'consult.withdraw'];`,
	},
];

/** The text of a file of the product with this bug in it; the text itself where it is of another file. */
export function planted(bug: string | undefined, path: string, text: string): string {
	let next = text;
	for (const plant of PLANTS) {
		if (plant.bug !== bug || !path.endsWith(`/${plant.file}`)) continue;
		if (next.split(plant.find).length !== 2) throw new Error(`${plant.bug}: its line is not once in ${plant.file}`);
		next = next.replace(plant.find, () => plant.put.replaceAll('PLANTED', 'true'));
	}
	return next;
}
