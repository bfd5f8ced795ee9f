/** The report of a run as a document for scripts. Stateless: any thread may ask. */
@NullMarked
package dev.cutover.json.report;

import org.jspecify.annotations.NullMarked;
