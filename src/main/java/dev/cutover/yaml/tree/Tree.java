package dev.cutover.yaml.tree;

import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;

/** Reads a file into nodes. */
public final class Tree {
    private Tree() {}

    /** The largest file in bytes. A reader need not read more than one byte beyond it. */
    public static int mostBytes() {
        return Limits.OURS.bytes();
    }

    /**
     * The file's one value.
     *
     * @param file the path as the user gave it, for messages
     * @throws ProblemException if the bytes are not in the accepted subset of YAML; each {@link Problem} has a place
     */
    public static Node read(String file, byte[] bytes) {
        return read(file, bytes, Limits.OURS);
    }

    /**
     * The one value of what a run has pinned, perhaps by an earlier version, which let more pass.
     *
     * @throws ProblemException as {@link #read(String, byte[])}
     */
    public static Node pinned(String file, byte[] bytes) {
        return read(file, bytes, Limits.PINNED);
    }

    static Node read(String file, byte[] bytes, Limits limits) {
        var problems = new Problems();
        var node = new TreeParser(Source.of(file, bytes, limits), limits, problems).parse();
        problems.throwIfAny();
        return node;
    }
}
