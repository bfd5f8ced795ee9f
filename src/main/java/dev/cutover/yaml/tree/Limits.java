package dev.cutover.yaml.tree;

/**
 * Limits on the size of a file. Larger files are refused early.
 *
 * @param lineLength characters in a line: the parser's time grows with its square
 * @param depth mappings and lists within each other
 * @param nodes values in the whole file
 */
record Limits(int bytes, int lineLength, int depth, int nodes, int keyLength, int scalarLength) {
    static final Limits OURS = new Limits(1024 * 1024, 128 * 1024, 30, 100_000, 200, 64 * 1024);
}
