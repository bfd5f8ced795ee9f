/** The report as one page that any browser opens, shows and prints without script and without a request. */
@NullMarked
package dev.cutover.report.html;

import org.jspecify.annotations.NullMarked;
