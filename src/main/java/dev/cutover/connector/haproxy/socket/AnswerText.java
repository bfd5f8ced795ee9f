package dev.cutover.connector.haproxy.socket;

/** HAProxy's answers as parts of sentences. Stateless and thread-safe. */
public final class AnswerText {
    private static final int MOST = 160;

    private AnswerText() {}

    /** The first line that is not empty, without its full stop and without control characters. */
    public static String line(String answer) {
        String line = answer.lines()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("")
                .replaceAll("\\p{Cntrl}", "?");
        String ended = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
        return ended.length() > MOST ? ended.substring(0, MOST) + "…" : ended;
    }
}
