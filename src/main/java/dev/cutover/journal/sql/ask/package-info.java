/** Questions in SQL to records, by people who may read and nothing else. */
@NullMarked
package dev.cutover.journal.sql.ask;

import org.jspecify.annotations.NullMarked;
