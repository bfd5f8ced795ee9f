/** Documents about what was handed over. */
@NullMarked
package dev.cutover.json.handover;

import org.jspecify.annotations.NullMarked;
