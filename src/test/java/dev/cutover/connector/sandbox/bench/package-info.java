/** How fast the sandbox is. */
@NullMarked
package dev.cutover.connector.sandbox.bench;

import org.jspecify.annotations.NullMarked;
