/** Reader of the environment file. */
@NullMarked
package dev.cutover.yaml.environment;

import org.jspecify.annotations.NullMarked;
