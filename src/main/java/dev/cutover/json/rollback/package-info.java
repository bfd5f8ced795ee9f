/** Parts of the documents about rollbacks. */
@NullMarked
package dev.cutover.json.rollback;

import org.jspecify.annotations.NullMarked;
