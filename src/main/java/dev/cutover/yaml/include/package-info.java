/** Files of steps that runbooks include: where they come from, and how their steps find their place. */
@NullMarked
package dev.cutover.yaml.include;

import org.jspecify.annotations.NullMarked;
