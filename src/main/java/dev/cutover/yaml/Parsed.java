package dev.cutover.yaml;

import dev.cutover.yaml.tree.Positions;

/** A value that was read, with the position of each of its parts in the file. */
public record Parsed<T>(T value, Positions positions) {}
