/** HAProxy's {@code stats socket}: connections to it, and the answers that it gives. */
@NullMarked
package dev.cutover.connector.haproxy.socket;

import org.jspecify.annotations.NullMarked;
