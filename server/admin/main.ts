/** `npm run admin -- COMMAND …`: the first administrator, and what to do when somebody lost their phone. */
import { parseArgs } from 'node:util';
import { paths } from '../../contract/paths.ts';
import { complain } from '../complain.ts';
import { type Config, readConfig } from '../config.ts';
import { openDatabase } from '../db/open.ts';
import { randomIds, type Store, systemClock } from '../store.ts';
import {
	AdminRefused,
	endAllSessions,
	listPeople,
	makeAdministrator,
	removePerson,
	resetSecondFactor,
} from './commands.ts';

const USAGE = `npm run admin -- COMMAND --area CODE …
  first --area CODE --name NAME --email ADDRESS [--another]   makes an administrator and prints the way in
  list --area CODE                                            who has an account, with which roles
  end-sessions --area CODE --email ADDRESS                    signs a person out everywhere
  reset-factor --area CODE --email ADDRESS                    takes a lost second factor away
  remove --area CODE --email ADDRESS                          ends an account`;

type Options = { area: string; name: string; email: string; another: boolean };
type Command = (store: Store, options: Options, config: Config) => Promise<string>;

const COMMANDS: Record<string, Command> = {
	async first(store, { area, name, email, another }, config) {
		const outcome = await makeAdministrator(store, { area, name, email, another });
		return wayIn(
			config,
			email,
			outcome === 'made' ? `${name} is administrator of ${area}.` : `${email} is administrator too.`,
		);
	},
	list: async (store, { area }) => (await listPeople(store, area)).join('\n') || 'nobody yet',
	'end-sessions': async (store, { area, email }) => `${await endAllSessions(store, area, email)} session(s) ended`,
	async 'reset-factor'(store, { area, email }) {
		await resetSecondFactor(store, area, email);
		return 'the second factor is gone and all sessions have ended: sign in by mail and set up another';
	},
	async remove(store, { area, email }) {
		await removePerson(store, area, email);
		return `${email} has no account any more; all sessions have ended`;
	},
};

/** How whoever was made administrator signs in. */
function wayIn(config: Config, email: string, first: string): string {
	const host = config.publicUrl ?? `http://${config.host}:${config.port}`;
	const mails =
		config.smtpUrl === undefined
			? `a file in ${config.dataFolder}/mail (SMTP_URL is not set), whose path the server's journal tells`
			: `a mail to ${email}`;
	return [
		first,
		`1. Open ${host}${paths.signIn()}`,
		`2. Enter ${email}`,
		`3. Type the six digits from ${mails}`,
		'4. Set up the second factor that the screen then asks for: until then the role does nothing',
	].join('\n');
}

try {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			area: { type: 'string', default: '' },
			name: { type: 'string', default: '' },
			email: { type: 'string', default: '' },
			another: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	const [name = ''] = positionals;
	const command = Object.hasOwn(COMMANDS, name) && positionals.length === 1 ? COMMANDS[name] : undefined;
	if (values.help) process.stdout.write(`${USAGE}\n`);
	else if (!command) throw new AdminRefused(USAGE);
	else {
		const config = readConfig(process.env);
		const db = await openDatabase(config.database);
		try {
			process.stdout.write(`${await command({ db, clock: systemClock, ids: randomIds }, values, config)}\n`);
		} finally {
			await db.close();
		}
	}
} catch (error) {
	complain(error);
}
