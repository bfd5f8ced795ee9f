/**
 * Reads the files that people write: runbooks, environments, answers and rehearsals. Reports all problems of a file at
 * once, each with its place. The entry points are {@link dev.cutover.yaml.RunbookFile},
 * {@link dev.cutover.yaml.EnvironmentFile}, {@link dev.cutover.yaml.AnswersFile},
 * {@link dev.cutover.yaml.ScenarioFile}, {@link dev.cutover.yaml.Fit} and {@link dev.cutover.yaml.Schema}.
 */
@NullMarked
package dev.cutover.yaml;

import org.jspecify.annotations.NullMarked;
