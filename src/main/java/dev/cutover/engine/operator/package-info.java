/** The engine as people reach it: who answers its questions, and the one way to ask something of it. */
@NullMarked
package dev.cutover.engine.operator;

import org.jspecify.annotations.NullMarked;
