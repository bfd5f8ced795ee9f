/** What reading commands print for scripts: one JSON document each. Fields are only ever added. */
@NullMarked
package dev.cutover.json;

import org.jspecify.annotations.NullMarked;
