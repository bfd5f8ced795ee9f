/** The escaping writer of pages and pictures. */
@NullMarked
package dev.cutover.report.markup;

import org.jspecify.annotations.NullMarked;
