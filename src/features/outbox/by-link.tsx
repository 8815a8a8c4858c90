import { useEffect, useState } from 'preact/hooks';
import { fromLinkText } from '../../data/outbox-file.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/screen.tsx';
import { openable, type Taken, takeOver } from './actions.ts';
import { TakenTold } from './taken-told.tsx';

/** What came with the address, behind `#i=`, where no server sees it: asks before it takes it in. */
export function ByLink() {
	const [file, setFile] = useState<{ text: string; count: number } | null>(null);
	const [told, setTold] = useState<Taken | null>(null);
	useEffect(() => {
		const letters = /^#i=([\w-]+)$/.exec(location.hash)?.[1];
		if (letters === undefined) return;
		history.replaceState(history.state, '', location.pathname); // what it carries should not lie in the history
		void fromLinkText(letters).then((text) => {
			const opened = text === null ? null : openable(text);
			if (text === null || !opened) setTold({ told: 'none' });
			else setFile({ text, count: opened.intents.length });
		});
	}, []);
	const take = async (text: string) => {
		setFile(null);
		setTold(await takeOver(text));
	};
	return (
		<>
			{file && (
				<Section heading={<T k="outbox.linkTitle" n={file.count} />}>
					<Button variant="solid" onClick={() => void take(file.text)}>
						<T k="outbox.linkTake" />
					</Button>
				</Section>
			)}
			<p role="status">{told && <TakenTold taken={told} />}</p>
		</>
	);
}
