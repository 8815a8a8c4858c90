import { useId } from 'preact/hooks';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { MOST_PEOPLE } from './ask-form.ts';

const QUICK = [5, 10, 20, 30] as const;

/** How many people: large buttons for a few more or fewer, the usual numbers at one press, or typed. */
export function PeopleStepper({
	value,
	onChange,
	capacity,
	describedBy,
}: {
	/** 0: not said yet */
	value: number;
	onChange: (people: number) => void;
	capacity: number | undefined;
	describedBy?: string | undefined;
}) {
	const id = useId();
	const set = (people: number) => onChange(Math.min(MOST_PEOPLE, Math.max(1, people)));
	const quick = QUICK.filter((n) => capacity === undefined || n <= capacity);
	return (
		<div class="people">
			<div class="people__line">
				<button class="people__step" type="button" aria-label={t('requests.fewer')} onClick={() => set(value - 1)}>
					<span aria-hidden="true">－</span>
				</button>
				<span class="people__count">
					<label class="visually-hidden" for={id}>
						<T k="requests.peopleHeading" />
					</label>
					<input
						class="people__number"
						id={id}
						type="text"
						inputMode="numeric"
						autocomplete="off"
						value={value || ''}
						aria-describedby={describedBy}
						onInput={(event: { currentTarget: { value: string } }) => {
							const typed = event.currentTarget.value.normalize('NFKC').replace(/\D/g, '').slice(0, 3);
							onChange(Number(typed));
						}}
					/>
					<span>
						<T k="requests.peopleUnit" />
					</span>
				</span>
				<button class="people__step" type="button" aria-label={t('requests.more')} onClick={() => set(value + 1)}>
					<span aria-hidden="true">＋</span>
				</button>
			</div>
			<ul class="people__quick">
				{quick.map((n) => (
					<li key={n}>
						<button class="people__usual" type="button" aria-pressed={value === n} onClick={() => set(n)}>
							<T k="rooms.people" n={n} />
						</button>
					</li>
				))}
			</ul>
		</div>
	);
}
