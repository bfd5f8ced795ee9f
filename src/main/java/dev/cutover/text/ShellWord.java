package dev.cutover.text;

/** Words for the command lines that are told to people. Stateless. */
public final class ShellWord {
    private static final String SAFE = "[A-Za-z0-9_./:@%+=,-]+";

    private ShellWord() {}

    /** A word for a shell; in quotes only if it needs them. */
    public static String of(String word) {
        return word.matches(SAFE) ? word : quoted(word);
    }

    /** The same, in quotes. */
    public static String quoted(String word) {
        boolean plain = word.chars().noneMatch(letter -> "\"$`\\!".indexOf(letter) >= 0);
        return plain ? '"' + word + '"' : "'" + word.replace("'", "'\\''") + "'";
    }
}
