/**
 * One database: how it is reached, statements with places for values, and questions that can be broken off. A driver
 * that waits for its server cannot be interrupted, so all of them wait on threads of their own.
 */
@NullMarked
package dev.cutover.connector.jdbc.session;

import org.jspecify.annotations.NullMarked;
