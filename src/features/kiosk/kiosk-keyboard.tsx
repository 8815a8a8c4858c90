/** 五十音 keys, letters and figures, in the order of the ticket machines here. Never the system's keyboard. */
import './kiosk-keyboard.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { kiosk } from '../../data/kiosk-state.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Icon } from '../../ui/icon.tsx';
import { coverFoot } from '../../ui/later.tsx';
import { changeLast, DIGIT_ROWS, dropLast, KANA_COLUMNS, LATIN_ROWS } from './kana-typing.ts';
import { tap } from './key-sound.ts';
import { type Field, field, writeAtCaret } from './typed-field.ts';

type Board = 'kana' | 'latin' | 'digits';

const ABOVE_KEYS_PX = 16;

export function KioskKeyboard() {
	const into = field.value;
	const [chosen, setBoard] = useState<{ of: Field; board: Board } | null>(null);
	const keys = useRef<HTMLElement>(null);
	useEffect(() => {
		coverFoot(keys.current?.offsetHeight ?? 0);
		// what is typed is seen, however large the letters are
		if (!into || !keys.current) return;
		const hidden = into.getBoundingClientRect().bottom + ABOVE_KEYS_PX - keys.current.getBoundingClientRect().top;
		if (hidden > 0) scrollBy(0, hidden);
	}, [into]);
	if (!into) return null;
	const board = chosen?.of === into ? chosen.board : boardFor(into);
	const write = (change: (before: string) => string) => writeAtCaret(into, change);
	const key = (letter: string) => (
		<Key key={letter} label={letter} onTouch={() => write((before) => before + letter)} />
	);
	return (
		// a touch on a key must not take the focus from the field
		<section
			ref={keys}
			class={`keys keys--${board}`}
			aria-label={t('kiosk.keyboard')}
			onPointerDown={(event: Event) => event.preventDefault()}
		>
			<div class="keys__letters">
				{board === 'kana' &&
					KANA_COLUMNS.map((column) => (
						<div class="keys__column" key={column[0]}>
							{column.map((letter, row) =>
								letter ? key(letter) : <span class="keys__gap" key={`gap${row}`} aria-hidden="true" />,
							)}
						</div>
					))}
				{board !== 'kana' &&
					(board === 'latin' ? LATIN_ROWS : DIGIT_ROWS).map((row) => (
						<div class="keys__row" key={row[0]}>
							{row.map(key)}
						</div>
					))}
			</div>
			<div class="keys__tools">
				{board === 'kana' && (
					<>
						<Key label="゛" name={t('kiosk.keyVoiced')} onTouch={() => write((text) => changeLast(text, 'voiced'))} />
						<Key label="゜" name={t('kiosk.keyHalf')} onTouch={() => write((text) => changeLast(text, 'half'))} />
						<Key label="小" name={t('kiosk.keySmall')} onTouch={() => write((text) => changeLast(text, 'small'))} />
					</>
				)}
				<Key label={t('kiosk.keyDrop')} wide onTouch={() => write(dropLast)} />
				{(['kana', 'latin', 'digits'] as const)
					.filter((each) => each !== board)
					.map((each) => (
						<Key key={each} label={NAMES[each]} wide onTouch={() => setBoard({ of: into, board: each })} />
					))}
				<button class="keys__key keys__key--done" type="button" onClick={() => into.blur()}>
					<Icon name="check" />
					<T k="kiosk.keyDone" />
				</button>
			</div>
		</section>
	);
}

function sound(): void {
	if (kiosk.peek()?.config.sound) tap();
}

const NAMES: Record<Board, string> = { kana: 'あいう', latin: 'ABC', digits: '123' };

function boardFor({ type }: Field): Board {
	if (type === 'tel') return 'digits';
	return type === 'email' || type === 'url' ? 'latin' : 'kana';
}

function Key({
	label,
	name,
	wide,
	onTouch,
}: {
	label: string;
	/** what it does, where the sign alone does not say */
	name?: string;
	wide?: boolean;
	onTouch: () => void;
}) {
	return (
		<button
			class={wide ? 'keys__key keys__key--wide' : 'keys__key'}
			type="button"
			aria-label={name}
			onClick={() => {
				sound();
				onTouch();
			}}
		>
			{label === ' ' ? '␣' : label}
		</button>
	);
}
