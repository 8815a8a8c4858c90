/** The shared suites once more, with a real PostgreSQL server in the place of PGlite. */
import './testing/on-postgres.ts';
import './testing/suites.ts';
