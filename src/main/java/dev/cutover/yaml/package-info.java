/**
 * Reads the files that people write: runbooks, environments, answers and rehearsals. Reports all problems of a file at
 * once, each with its place. The entry points are {@link dev.cutover.yaml.RunbookFile},
 * {@link dev.cutover.yaml.EnvironmentFile}, {@link dev.cutover.yaml.AnswersFile},
 * {@link dev.cutover.yaml.ScenarioFile}, {@link dev.cutover.yaml.EnvironmentFit} and {@link dev.cutover.yaml.Schema}.
 *
 * <p>Each file is read by one thread. Shapes and readers are immutable, so that any thread may use them; the problems
 * and names that a reading gathers are its own, and not thread-safe.
 */
@NullMarked
package dev.cutover.yaml;

import org.jspecify.annotations.NullMarked;
