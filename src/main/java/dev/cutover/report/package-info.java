/** What is handed on: to CI, to those who were not on the bridge, and to those who ask the morning after. */
@NullMarked
package dev.cutover.report;

import org.jspecify.annotations.NullMarked;
