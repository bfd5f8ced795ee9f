/** Signatures under what people say, made and checked by the system's own OpenSSH. */
@NullMarked
package dev.cutover.signature;

import org.jspecify.annotations.NullMarked;
