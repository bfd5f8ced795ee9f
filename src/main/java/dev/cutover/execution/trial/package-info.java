/** Single questions to systems and criteria, asked now and apart from any run. */
@NullMarked
package dev.cutover.execution.trial;

import org.jspecify.annotations.NullMarked;
