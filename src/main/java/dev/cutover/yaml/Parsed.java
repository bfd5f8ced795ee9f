package dev.cutover.yaml;

import dev.cutover.yaml.tree.Positions;

/** What was read, and where in the file each part of it stands. */
public record Parsed<T>(T value, Positions positions) {}
