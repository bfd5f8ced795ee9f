/** What reading commands answer to scripts: one JSON document each. Fields are only ever added. */
@NullMarked
package dev.cutover.json;

import org.jspecify.annotations.NullMarked;
