import './screen.css';
import type { ComponentChildren } from 'preact';
import { SourceLines } from './source-note.tsx';

/** The scaffold of a screen: one h1, which takes the focus after navigation, and where its rows come from. */
export function Screen({
	title,
	lead,
	actions,
	children,
	sources,
	wide,
}: {
	/** what is true here, rather than what the section is called */
	title: ComponentChildren;
	lead?: ComponentChildren;
	/** save, share: what can be done with the whole thing */
	actions?: ComponentChildren;
	children?: ComponentChildren;
	/** ids of the datasets whose rows are on the screen: their attribution is shown below */
	sources?: readonly string[];
	/** for grids and side-by-side screens */
	wide?: boolean;
}) {
	return (
		<div class={wide ? 'screen screen--wide' : 'screen'}>
			<header class="screen__header">
				<h1 class="screen__title" tabIndex={-1}>
					{title}
				</h1>
				{lead != null && <p class="screen__lead phrase">{lead}</p>}
				{actions != null && <div class="screen__actions">{actions}</div>}
			</header>
			{children}
			{sources && sources.length > 0 && <SourceLines datasets={sources} />}
		</div>
	);
}

/** A part of a screen under its own heading. */
export function Section({
	heading,
	children,
	id,
	level = 2,
	more,
}: {
	heading: ComponentChildren;
	children?: ComponentChildren;
	id?: string;
	level?: 2 | 3;
	/** a link to the whole of what this part shows a little of */
	more?: ComponentChildren;
}) {
	const Heading = `h${level}` as const;
	return (
		<section class={`section section--${level}`} id={id}>
			<Heading class="section__heading">{heading}</Heading>
			{children}
			{more != null && <p class="section__more">{more}</p>}
		</section>
	);
}
