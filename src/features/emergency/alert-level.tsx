/** 警戒レベル: what was issued, by whom and when; and the table of all five, in the colours that are the same everywhere. */
import '../../ui/alert-level.css';
import type { AlertLevel } from '../../../contract/emergency.ts';
import { ALERT_LEVELS, type AlertLevelNumber } from '../../../contract/emergency-at.ts';
import { formatAge } from '../../i18n/format.ts';
import { T } from '../../i18n/text.tsx';
import { LEVEL_WORDS } from '../../ui/emergency-words.ts';
import { Fold } from '../../ui/fold.tsx';

export function AlertLevelNow({ level, nowMs }: { level: AlertLevel; nowMs: number }) {
	const { name, do: toDo } = LEVEL_WORDS[level.level];
	return (
		<section class="section">
			<div class={`alert-level alert-level--${level.level}`}>
				<h2 class="alert-level__title">
					<T k="emergency.levelTitle" n={level.level} /> <T k={name} />
				</h2>
				<p class="alert-level__do">
					<T k={toDo} />
				</p>
				{level.about && <p>{level.about}</p>}
				<p class="alert-level__issued">
					<T k="emergency.levelIssued" issuer={level.issuer} age={formatAge(level.issuedAt, nowMs)} />
				</p>
			</div>
			<AllLevels />
		</section>
	);
}

/** From the worst down, with the rule between 5 and 4. */
export function AllLevels() {
	const row = (level: AlertLevelNumber) => (
		<li key={level} class={`alert-level alert-level--${level} alert-level--row`}>
			<strong>
				<T k="emergency.levelTitle" n={level} /> <T k={LEVEL_WORDS[level].name} />
			</strong>
			<span>
				<T k={LEVEL_WORDS[level].do} />
			</span>
		</li>
	);
	const [worst, ...rest] = [...ALERT_LEVELS].reverse();
	return (
		<Fold name={<T k="emergency.levelAll" />} isOpen={false}>
			<ul class="alert-levels">
				{worst && row(worst)}
				<li class="alert-levels__rule">
					<T k="emergency.levelRule" />
				</li>
				{rest.map(row)}
			</ul>
		</Fold>
	);
}
