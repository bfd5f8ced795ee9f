/** Readers of answers and of rehearsals. */
@NullMarked
package dev.cutover.yaml.rehearsal;

import org.jspecify.annotations.NullMarked;
