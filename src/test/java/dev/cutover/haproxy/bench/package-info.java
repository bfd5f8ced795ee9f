/** How long changes of weights take with a real HAProxy. */
@NullMarked
package dev.cutover.haproxy.bench;

import org.jspecify.annotations.NullMarked;
