import type { Exchange } from '../../../contract/exchange.ts';
import type { Reason } from '../../../contract/matching.ts';
import { town } from '../../data/town.ts';
import { formatDistance } from '../../i18n/format-distance.ts';
import { T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { ExchangeTimes } from '../../ui/exchange-times.tsx';
import { KIND_WORDS } from '../../ui/exchange-words.ts';

/** One reason, in words. `need`, `offer`: the kinds of the two. */
export function ReasonText({
	reason,
	need,
	offer,
}: {
	reason: Reason;
	need: Exchange['what'];
	offer: Exchange['what'];
}) {
	switch (reason.factor) {
		case 'theme': {
			const names = (town.value?.profile?.fields ?? []).filter(({ code }) => reason.fields.includes(code));
			return <T k="coordination.whyTheme" fields={names.map(({ name }) => worded(name)).join('・')} />;
		}
		case 'near':
			if (reason.how === 'same-place') return <T k="coordination.whySamePlace" />;
			if (reason.how === 'area') return <T k="coordination.whyArea" />;
			if (reason.how === 'anywhere') return <T k="coordination.whyAnywhere" />;
			return (
				<T
					k={reason.how === 'walk' ? 'coordination.whyWalk' : 'coordination.whyNear'}
					distance={formatDistance(reason.metres ?? 0)}
				/>
			);
		case 'evenings':
			return (
				<T
					k="coordination.whyTimes"
					days={<ExchangeTimes days={reason.days} bands={[]} />}
					bands={<ExchangeTimes days={[]} bands={reason.bands} />}
				/>
			);
		case 'kind':
			return reason.how === 'same' ? (
				<T k="coordination.whySameKind" what={<T k={KIND_WORDS[need]} />} />
			) : (
				<T
					k="coordination.whyRelatedKind"
					what={<T k={KIND_WORDS[need]} />}
					other={<T k={KIND_WORDS[reason.offered ?? offer]} />}
				/>
			);
		case 'stage':
			return <T k={reason.how === 'same' ? 'coordination.whySameStage' : 'coordination.whyNextStage'} />;
		case 'fresh':
			return <T k="coordination.whyFresh" />;
		case 'past':
			return <T k="coordination.whyPast" />;
	}
}

export function ReasonList({
	reasons,
	need,
	offer,
}: {
	reasons: readonly Reason[];
	need: Exchange['what'];
	offer: Exchange['what'];
}) {
	return (
		<ul class="coordination__list">
			{reasons.map((reason) => (
				<li key={reason.factor}>
					<ReasonText reason={reason} need={need} offer={offer} />
				</li>
			))}
		</ul>
	);
}
