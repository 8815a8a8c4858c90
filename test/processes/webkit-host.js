/**
 * One window of WebKit (GTK) whose storage is a folder on the disk, for GJS: `gjs -m webkit-host.js FOLDER`.
 *
 * Reads commands as lines of JSON and answers each with a line of JSON, in the order in which they are done:
 *
 *     { id, go: address }  →  { id, value: null }   when the document has come with what it names
 *     { id, run: body }    →  { id, value }         what the body of an async function returns in the page (JSON)
 *
 * or `{ id, error: words }`. It ends when its input ends. What pages say on their console goes to the standard error.
 */
import Gio from 'gi://Gio?version=2.0';
import GLib from 'gi://GLib?version=2.0';
import Gtk from 'gi://Gtk?version=3.0';
import WebKit2 from 'gi://WebKit2?version=4.1';
import System from 'system';

Gio._promisify(Gio.DataInputStream.prototype, 'read_line_async', 'read_line_finish_utf8');
Gio._promisify(WebKit2.WebView.prototype, 'call_async_javascript_function', 'call_async_javascript_function_finish');
Gtk.init(null);

const [folder] = System.programArgs;
const storage = new WebKit2.WebsiteDataManager({
	base_data_directory: `${folder}/data`,
	base_cache_directory: `${folder}/cache`,
});
const context = WebKit2.WebContext.new_with_website_data_manager(storage);
context.set_preferred_languages(['ja-JP', 'ja']);
context.get_cookie_manager().set_persistent_storage(`${folder}/cookies`, WebKit2.CookiePersistentStorage.SQLITE);

const view = new WebKit2.WebView({
	web_context: context,
	settings: new WebKit2.Settings({
		enable_write_console_messages_to_stdout: true, // by its name; it is the standard error
		hardware_acceleration_policy: WebKit2.HardwareAccelerationPolicy.NEVER,
	}),
});
const window = new Gtk.Window({ default_width: 390, default_height: 844 });
window.add(view);
window.show_all();

const loop = new GLib.MainLoop(null, false);
let failure = null;
view.connect('load-failed', (_view, _event, address, error) => {
	failure = `${address}: ${error.message}`;
	return true; // else it loads a page about it
});
view.connect('web-process-terminated', (_view, reason) => {
	printerr(`the web process ended by itself (${reason})`);
	loop.quit();
});

/** Resolves when whatever is loaded now has come or failed. */
function loaded() {
	return new Promise((resolve) => {
		const listening = view.connect('load-changed', (_view, event) => {
			if (event !== WebKit2.LoadEvent.FINISHED) return;
			view.disconnect(listening);
			resolve();
		});
	});
}

async function go(address) {
	if (view.is_loading) {
		// its end must not be taken for the end of what is asked for now
		const stopped = loaded();
		view.stop_loading();
		await stopped;
	}
	failure = null;
	const come = loaded();
	view.load_uri(address);
	await come;
	if (failure !== null) throw new Error(failure);
	return null;
}

async function run(body) {
	const asked = `return JSON.stringify(await (async () => {${body}\n})()) ?? 'null';`;
	const text = await view.call_async_javascript_function(asked, -1, null, null, null, null);
	return JSON.parse(text.to_string());
}

const output = new Gio.UnixOutputStream({ fd: 1, close_fd: false });
async function obey({ id, go: address, run: body }) {
	let answer;
	try {
		answer = { id, value: await (address === undefined ? run(body) : go(address)) };
	} catch (error) {
		answer = { id, error: error.message };
	}
	// not print(): it would write in the charset of the locale
	output.write_all(new TextEncoder().encode(`${JSON.stringify(answer)}\n`), null);
}

async function listen() {
	const input = new Gio.DataInputStream({ base_stream: new Gio.UnixInputStream({ fd: 0, close_fd: false }) });
	for (;;) {
		const [line] = await input.read_line_async(GLib.PRIORITY_DEFAULT, null);
		if (line === null) break;
		obey(JSON.parse(line));
	}
}

listen()
	.catch((error) => printerr(error))
	.finally(() => loop.quit());
loop.run();
