package dev.cutover.redaction;

/**
 * The value of a key of JSON, read character by character in order to be replaced. Only its beginning is held. Not
 * thread-safe.
 */
final class JsonValue {
    private static final String OPENING = "[{";
    private static final String CLOSING = "]}";

    private final String name;

    /** How many backslashes stand before the quotation marks of its text: none, but for JSON within JSON. */
    private final int level;

    /** What is before the value; then its quotation mark, if it has one. */
    private final StringBuilder before = new StringBuilder();

    private final StringBuilder start = new StringBuilder();
    private Form form = Form.BEFORE;
    private int backslashes;
    private int depth;
    private int held;
    private boolean inText;
    private boolean ended;
    private String closing = "";

    private enum Form {
        BEFORE,
        TEXT,
        WORD,
        NESTED
    }

    JsonValue(String name, int level) {
        this.name = name;
        this.level = level;
    }

    String name() {
        return name;
    }

    /** Takes the next character; false if the value ended before it or with it. */
    boolean take(char character) {
        return switch (form) {
            case BEFORE -> begin(character);
            case TEXT -> text(character);
            case WORD -> word(character);
            case NESTED -> nested(character);
        };
    }

    /** Whether the character that ended it is a part of it. */
    boolean endsWith(char character) {
        return ended && (character == '"' || CLOSING.indexOf(character) >= 0);
    }

    private boolean begin(char character) {
        if (character == '"') {
            form = Form.TEXT;
            before.append(character);
        } else if (character == '\\' || JsonPlace.isSpace(character)) {
            before.append(character);
        } else if (OPENING.indexOf(character) >= 0) {
            form = Form.NESTED;
            depth = 1;
            hold(character);
        } else {
            form = Form.WORD;
            return word(character);
        }
        return true;
    }

    /** Up to its closing mark; or to the end of the line, which no text of JSON goes over: it is cut off there. */
    private boolean text(char character) {
        if (character == '"' && closesText()) {
            closing = "\\".repeat(level) + '"';
            start.setLength(Math.max(0, Math.min(start.length(), held - level)));
            ended = true;
            return false;
        }
        if (character == '\n' || character == '\r') {
            return false;
        }
        backslashes = character == '\\' ? backslashes + 1 : 0;
        hold(character);
        return true;
    }

    private boolean word(char character) {
        if (",}]\n\r\"\\".indexOf(character) >= 0) {
            return false;
        }
        hold(character);
        return true;
    }

    private boolean nested(char character) {
        hold(character);
        if (character == '"') {
            inText = closesText() ? !inText : inText;
            backslashes = 0;
            return true;
        }
        backslashes = character == '\\' ? backslashes + 1 : 0;
        if (inText) {
            return true;
        }
        depth += OPENING.indexOf(character) >= 0 ? 1 : CLOSING.indexOf(character) >= 0 ? -1 : 0;
        ended = depth == 0;
        return !ended;
    }

    /** Whether a quotation mark with the backslashes before it is one of this level, not one within a text. */
    private boolean closesText() {
        return backslashes % (2 * (level + 1)) == level;
    }

    private void hold(char character) {
        held++;
        if (start.length() < Marker.LONGEST + level + 8) {
            start.append(character);
        }
    }

    /** Whether there is something to redact: {@code null}, an empty text and a marker are left as they are. */
    boolean isRedacted() {
        boolean isNull = form == Form.WORD && start.toString().strip().equals("null");
        return form != Form.BEFORE && !isNull && (held > start.length() + level || !Marker.leaves(start, name));
    }

    /** What stands in its place. */
    String replaced() {
        if (!isRedacted()) {
            return before.toString() + start + closing;
        }
        if (form == Form.TEXT) {
            return before + Marker.of(name) + closing;
        }
        String mark = "\\".repeat(level) + '"';
        int end = start.length();
        while (form == Form.WORD && end > 0 && held == start.length() && JsonPlace.isSpace(start.charAt(end - 1))) {
            end--;
        }
        return before + mark + Marker.of(name) + mark + start.substring(form == Form.WORD ? end : start.length());
    }
}
