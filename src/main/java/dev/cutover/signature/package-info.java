/** Signatures of people's decisions and of what is handed over, made and verified by the system's OpenSSH. */
@NullMarked
package dev.cutover.signature;

import org.jspecify.annotations.NullMarked;
