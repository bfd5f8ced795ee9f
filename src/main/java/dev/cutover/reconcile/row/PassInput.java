package dev.cutover.reconcile.row;

/** One input of a pass: a source and what is kept of it. */
public record PassInput(RowSource source, InputLayout layout) {}
