/** Signatures of people's decisions, made and verified by the system's OpenSSH. */
@NullMarked
package dev.cutover.signature;

import org.jspecify.annotations.NullMarked;
