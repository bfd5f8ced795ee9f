package dev.cutover.console;

import dev.cutover.text.Clean;

/** Edits one line, key by key. Cursor and function keys are ignored. Not thread-safe. */
final class LineEditor {
    private static final int MOST = 2_000;
    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;
    private static final int BACKSPACE = 8;
    private static final int CTRL_U = 21;
    private static final int CTRL_W = 23;
    private static final int ESCAPE = 27;
    private static final int DELETE = 127;

    private final StringBuilder typed = new StringBuilder();
    private Sequence sequence = Sequence.NONE;

    /** The result of a key. */
    enum Key {
        /** The line is not complete yet. */
        TYPED,
        /** The line is complete. */
        LINE,
        INTERRUPT,
        END
    }

    /** The position in the escape sequence of a function key. */
    private enum Sequence {
        NONE,
        BEGUN,
        CONTROL,
        LAST
    }

    Key press(int key) {
        if (sequence != Sequence.NONE) {
            continueSequence(key);
            return Key.TYPED;
        }
        switch (key) {
            case '\r', '\n' -> {
                return Key.LINE;
            }
            case CTRL_C -> {
                return Key.INTERRUPT;
            }
            case CTRL_D -> {
                return Key.END;
            }
            case ESCAPE -> sequence = Sequence.BEGUN;
            case BACKSPACE, DELETE -> back();
            case CTRL_U -> typed.setLength(0);
            case CTRL_W -> word();
            default -> add((char) key);
        }
        return Key.TYPED;
    }

    private void continueSequence(int key) {
        sequence = switch (sequence) {
            case BEGUN -> key == '[' ? Sequence.CONTROL : key == 'O' ? Sequence.LAST : Sequence.NONE;
            case CONTROL -> key >= '@' && key <= '~' ? Sequence.NONE : Sequence.CONTROL;
            case LAST, NONE -> Sequence.NONE;
        };
    }

    private void add(char letter) {
        boolean half = Character.isSurrogate(letter);
        boolean shown = half || Character.getType(letter) == Character.NON_SPACING_MARK;
        String text = Character.toString(letter);
        if (typed.length() < MOST && letter >= ' ' && (shown || Clean.line(text).equals(text))) {
            typed.append(letter);
        }
    }

    private void back() {
        if (!typed.isEmpty()) {
            typed.setLength(typed.offsetByCodePoints(typed.length(), -1));
        }
    }

    private void word() {
        int end = typed.length();
        while (end > 0 && typed.charAt(end - 1) == ' ') {
            end--;
        }
        while (end > 0 && typed.charAt(end - 1) != ' ') {
            end--;
        }
        typed.setLength(end);
    }

    /** The text so far. */
    String text() {
        return typed.toString();
    }

    void clear() {
        typed.setLength(0);
        sequence = Sequence.NONE;
    }
}
