/** Documents about single questions to systems and criteria. */
@NullMarked
package dev.cutover.json.trial;

import org.jspecify.annotations.NullMarked;
