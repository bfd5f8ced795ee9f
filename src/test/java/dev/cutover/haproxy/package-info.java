/** Cutovers whose traffic is moved by a real HAProxy while orders come in. */
@NullMarked
package dev.cutover.haproxy;

import org.jspecify.annotations.NullMarked;
