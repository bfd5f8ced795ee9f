/** Answers to questions in SQL: for a person, for a script, for a spreadsheet. */
@NullMarked
package dev.cutover.cli.view.sql;

import org.jspecify.annotations.NullMarked;
