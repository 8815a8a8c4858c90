import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { readShortCode } from '../../../contract/short-code.ts';
import { addressOfThing } from '../../../contract/thing-address.ts';
import { codedThings } from '../../data/coded-things.ts';
import { type Town, town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Screen, Section } from '../../ui/screen.tsx';

/** Seven characters from a tablet in a lobby or from paper, and the thing that they lead to. Works without a line. */
export function CodePage() {
	const { code } = useParams({ strict: false });
	const current = town.value;
	if (!current) return null;
	return <Codes key={code ?? ''} town={current} asked={code ?? ''} />;
}

function Codes({ town, asked }: { town: Town; asked: string }) {
	const navigate = useNavigate();
	const [typed, setTyped] = useState(asked);
	const read = readShortCode(asked);
	const things = 'code' in read ? codedThings(town, read.code) : [];
	const [only] = things;
	const href = only && things.length === 1 ? addressOfThing(only) : null;
	useEffect(() => {
		// the number is no screen of its own: back leads to where one came from
		if (href) void navigate({ href, replace: true });
	}, [href]);
	if (href) return null;
	const open = () => void navigate({ href: paths.code(typed.trim()), replace: true });
	return (
		<Screen title={<T k="take.codeTitle" />} lead={<T k="take.codeLead" />}>
			{things.length > 1 && (
				<Section heading={<T k="take.codeSeveral" n={things.length} />}>
					<ul class="lines">
						{things.map((thing) => (
							<li key={thing.kind + thing.id}>
								<a href={addressOfThing(thing)}>
									<Named name={thing.name} kana={thing.nameKana} en={thing.nameEn} />
								</a>
							</li>
						))}
					</ul>
				</Section>
			)}
			<form
				class="section"
				onSubmit={(event: Event) => {
					event.preventDefault();
					open();
				}}
			>
				<TextField
					label={<T k="take.codeField" />}
					support={<T k="take.codeSupport" />}
					value={typed}
					onInput={setTyped}
					error={asked !== '' && things.length === 0 && <T k={problemOf(read)} />}
				/>
				<p class="section">
					<Button variant="solid" type="submit">
						<T k="take.codeOpen" />
					</Button>
				</p>
			</form>
			<p class="section">
				<a href={paths.search()}>
					<T k="take.codeSearch" />
				</a>
			</p>
		</Screen>
	);
}

function problemOf(read: ReturnType<typeof readShortCode>): MessageKey {
	if ('code' in read) return 'take.codeUnknown';
	return read.problem === 'short' ? 'take.codeShort' : 'take.codeWrong';
}
