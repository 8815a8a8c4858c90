/** The shared suites once more, with a real PostgreSQL server in the place of PGlite. */
import './backup/backup.test.ts';
import './feed/area-feed.test.ts';
import './feed/rpde.test.ts';
import './feed/snapshot.test.ts';
import './log.test.ts';
