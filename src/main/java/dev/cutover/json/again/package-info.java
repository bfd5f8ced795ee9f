/** The document of what doing a scope again begins anew. */
@NullMarked
package dev.cutover.json.again;

import org.jspecify.annotations.NullMarked;
