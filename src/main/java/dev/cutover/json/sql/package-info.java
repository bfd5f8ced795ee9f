/** What is asked in SQL, for scripts. */
@NullMarked
package dev.cutover.json.sql;

import org.jspecify.annotations.NullMarked;
