/** The engine's interface to people: who answers its questions, and the one way to send it a request. */
@NullMarked
package dev.cutover.engine.operator;

import org.jspecify.annotations.NullMarked;
