package dev.cutover.bench;

/**
 * What one whole process cost, its children counted.
 *
 * @param wall seconds from its start to its end
 * @param cpu seconds of processor time, user and system, of it and of every child that it waited for
 * @param memory the most that it and its descendants held at once, in MiB of resident memory
 */
record ProcessCost(double wall, double cpu, double memory) {}
