import './report-link.css';
import { paths } from '../../contract/paths.ts';
import { T } from '../i18n/text.tsx';
import { Icon } from './icon.tsx';

/** Below everything the town says of a thing: whoever knows better can tell its desk. */
export function ReportLink({ kind, id }: { kind: Parameters<typeof paths.report>[0]; id: string }) {
	return (
		<p class="report-link no-print">
			<a href={paths.report(kind, id)}>
				<Icon name="talk" />
				<T k="details.report" />
			</a>
		</p>
	);
}
