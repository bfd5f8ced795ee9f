package dev.cutover.yaml.tree;

/**
 * Limits on the size of a file. Larger files are refused early.
 *
 * @param lineLength characters in a line: the parser's time grows with its square
 * @param depth mappings and lists within each other
 * @param nodes values in the whole file
 * @param hides whether letters that nobody sees are let pass, as by the versions that pinned them
 */
record Limits(int bytes, int lineLength, int depth, int nodes, int keyLength, int scalarLength, boolean hides) {
    static final Limits OURS = new Limits(1024 * 1024, 128 * 1024, 30, 100_000, 200, 64 * 1024);

    /** Of what a run has pinned, perhaps by an earlier version. */
    static final Limits PINNED =
            new Limits(OURS.bytes, OURS.lineLength, OURS.depth, OURS.nodes, OURS.keyLength, OURS.scalarLength, true);

    Limits(int bytes, int lineLength, int depth, int nodes, int keyLength, int scalarLength) {
        this(bytes, lineLength, depth, nodes, keyLength, scalarLength, false);
    }

    /** Whether a character is refused wherever it stands. */
    boolean refuses(int character) {
        return hides ? QuotedText.commands(character) : QuotedText.steers(character);
    }
}
