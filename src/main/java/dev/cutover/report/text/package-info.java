/** A report as text: Markdown for a ticket, tables for a spreadsheet. Stateless: any thread may ask. */
@NullMarked
package dev.cutover.report.text;

import org.jspecify.annotations.NullMarked;
