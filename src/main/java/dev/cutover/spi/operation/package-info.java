/**
 * Operations that the environment file itself defines, in one shape for all connectors that have none of their own:
 * parameters, what an operation reads or undoes, and the places that stand for values. Each connector adds what it
 * calls: a program, a request, a statement.
 */
@NullMarked
package dev.cutover.spi.operation;

import org.jspecify.annotations.NullMarked;
