import './tabs.css';
import type { ComponentChildren } from 'preact';

/** Views of one thing, each with its own address: links, so that back and share work. */
export function Tabs({
	label,
	tabs,
}: {
	label: string;
	tabs: readonly { href: string; label: ComponentChildren; current: boolean }[];
}) {
	return (
		<nav class="tabs" aria-label={label}>
			<ul class="tabs__row">
				{tabs.map((tab) => (
					<li key={tab.href}>
						<a class="tabs__tab" href={tab.href} aria-current={tab.current ? 'page' : undefined} data-replace>
							<span>{tab.label}</span>
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}
