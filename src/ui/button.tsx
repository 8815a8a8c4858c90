import './button.css';
import type { ComponentChildren } from 'preact';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';

type Look = {
	/** `solid` for the one thing to do here, `outline` for the rest, `text` for what is rarely needed */
	variant?: 'solid' | 'outline' | 'text' | undefined;
	tone?: 'action' | 'danger' | undefined;
	icon?: IconName | undefined;
	wide?: boolean | undefined;
	children: ComponentChildren;
};

/** Always pressable: a button that cannot help yet says why when pressed, instead of being grey. */
export function Button({
	onClick,
	type = 'button',
	pressed,
	expanded,
	label,
	...look
}: Look & {
	onClick?: (() => void) | undefined;
	type?: 'button' | 'submit' | undefined;
	/** for a button that stays down */
	pressed?: boolean | undefined;
	/** for a button that opens something */
	expanded?: boolean | undefined;
	/** when the words on it do not say enough alone; must begin with them */
	label?: string | undefined;
}) {
	return (
		<button
			type={type}
			class={classOf(look)}
			onClick={onClick && (() => onClick())}
			aria-pressed={pressed}
			aria-expanded={expanded}
			aria-label={label}
		>
			{look.icon && <Icon name={look.icon} />}
			<span>{look.children}</span>
		</button>
	);
}

/** A link that looks like a button: it goes somewhere. */
export function LinkButton({ href, ...look }: Look & { href: string }) {
	return (
		<a class={classOf(look)} href={href}>
			{look.icon && <Icon name={look.icon} />}
			<span>{look.children}</span>
		</a>
	);
}

function classOf({ variant = 'outline', tone = 'action', wide }: Look): string {
	return `button button--${variant} button--${tone}${wide ? ' button--wide' : ''}`;
}
