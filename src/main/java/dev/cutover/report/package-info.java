/** Reports: for CI, for people who were not on the bridge, and for audits. */
@NullMarked
package dev.cutover.report;

import org.jspecify.annotations.NullMarked;
