import './card.css';
import type { ComponentChildren } from 'preact';

export type CardProps = {
	href: string;
	when?: ComponentChildren;
	/** the name, usually a `<Named>` */
	title: ComponentChildren;
	where?: ComponentChildren;
	who?: ComponentChildren;
	/** a `<StateSign>` or `<StatusBadge>` */
	state?: ComponentChildren;
	/** short words about it (無料, 会員募集中) */
	badges?: ComponentChildren[];
	/** `cancelled` strikes nothing out: it says so loudly and keeps the words readable */
	tone?: 'plain' | 'now' | 'cancelled' | undefined;
	/** level of the title as a heading; 3 unless told */
	level?: 2 | 3 | 4;
};

/** Always read in the same order: when → what → where → who → state. The whole card can be pressed. */
export function Card({ href, when, title, where, who, state, badges, tone = 'plain', level = 3 }: CardProps) {
	const Heading = `h${level}` as const;
	return (
		<article class={`card card--${tone}`}>
			{when != null && <p class="card__when">{when}</p>}
			<div class="card__what">
				<Heading class="card__title">
					<a class="card__link" href={href}>
						{title}
					</a>
				</Heading>
				{(where != null || who != null) && (
					<div class="card__facts">
						{where != null && <p class="card__where">{where}</p>}
						{who != null && <p class="card__who">{who}</p>}
					</div>
				)}
				{state != null && <p class="card__state">{state}</p>}
				{badges && badges.length > 0 && (
					<ul class="card__badges">
						{badges.map((badge) => (
							<li class="card__badge">{badge}</li>
						))}
					</ul>
				)}
			</div>
		</article>
	);
}
