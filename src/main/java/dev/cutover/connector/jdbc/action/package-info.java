/**
 * Operations of a database: the statements of one are one transaction, with the key of the call in a row of its own, so
 * that it is always known what became of it. What is promised is in {@link dev.cutover.connector.jdbc}.
 */
@NullMarked
package dev.cutover.connector.jdbc.action;

import org.jspecify.annotations.NullMarked;
