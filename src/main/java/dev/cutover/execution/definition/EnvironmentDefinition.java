package dev.cutover.execution.definition;

import dev.cutover.model.environment.Environment;
import dev.cutover.yaml.Parsed;
import java.nio.file.Path;

/**
 * An environment, and where it was read. Immutable.
 *
 * @param file its name in messages
 * @param base the folder that its relative paths start at
 */
public record EnvironmentDefinition(String file, Parsed<Environment> environment, Path base) {}
