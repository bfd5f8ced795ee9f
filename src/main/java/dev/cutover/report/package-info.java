/** Reports: for CI, for people who were not on the call, and for audits. */
@NullMarked
package dev.cutover.report;

import org.jspecify.annotations.NullMarked;
