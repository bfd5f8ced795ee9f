package dev.cutover.problem;

/**
 * A place in a file that a person wrote. Lines and columns count from 1, as editors show them.
 *
 * @param file the path as the user gave it
 */
public record Location(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
