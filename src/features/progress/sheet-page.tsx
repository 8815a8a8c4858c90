import { useParams } from '@tanstack/react-router';
import { paths } from '../../../contract/paths.ts';
import { town } from '../../data/town.ts';
import { T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { PaperScreen } from './paper-screen.tsx';

/** The 評価表 of a 年度 that was decided, for everybody. */
export function EvaluationSheetPage() {
	const { year = '' } = useParams({ strict: false }) as { year?: string };
	const here = town.value;
	if (!here) return null;
	const evaluation = here.evaluations.get(year);
	if (evaluation) return <PaperScreen town={here} evaluation={evaluation} path={`/progress/sheet/${year}`} />;
	return (
		<Screen
			title={<T k="progress.sheetNone" />}
			actions={
				<LinkButton icon="back" href={paths.progress()}>
					<T k="progress.title" />
				</LinkButton>
			}
		/>
	);
}
