/**
 * The copy of a run's record in H2, for every question that is asked with SQL. It comes after the record and can be
 * made anew from it at any time. Its file has no password: it lies in a folder that only its owner can enter, and who
 * can read the file can read the record beside it.
 */
@NullMarked
package dev.cutover.journal.sql;

import org.jspecify.annotations.NullMarked;
