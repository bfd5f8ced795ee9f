/**
 * Reads what people write: runbooks, environments, answers and rehearsals; tells everything that is wrong with a file
 * at once, each with its place. The entry points are {@link dev.cutover.yaml.RunbookFile}.
 */
@NullMarked
package dev.cutover.yaml;

import org.jspecify.annotations.NullMarked;
