import './chips.css';
import './picture-choice.css';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { MessageKey } from '../i18n/catalogue.ts';
import { T } from '../i18n/text.tsx';
import { Icon, type IconName } from './icon.tsx';

type Option<V extends string> = { value: V; icon: IconName; k: MessageKey };

/** One question, answered by a tap on a picture. */
export function PictureChoice<V extends string>({
	legend,
	options,
	value,
	onChange,
}: {
	legend: ComponentChildren;
	options: readonly Option<V>[];
	value: V | '';
	onChange: (value: V) => void;
}) {
	const name = useId();
	return (
		<fieldset class="pictures">
			<legend class="pictures__legend">{legend}</legend>
			<div class="pictures__row">
				{options.map((option) => (
					<label class="pictures__one" key={option.value}>
						<input
							class="chip__input"
							type="radio"
							name={name}
							checked={value === option.value}
							onChange={() => onChange(option.value)}
						/>
						<span class="chip__face pictures__face">
							<Icon name={option.icon} />
							<span class="phrase">
								<T k={option.k} />
							</span>
						</span>
					</label>
				))}
			</div>
		</fieldset>
	);
}
