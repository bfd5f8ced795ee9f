/** What the report says of reconciliations. */
@NullMarked
package dev.cutover.report.reconciliation;

import org.jspecify.annotations.NullMarked;
